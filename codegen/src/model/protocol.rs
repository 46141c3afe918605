//! The known protocols.
//!
//! See <https://smithy.io/2.0/aws/protocols/index.html> and
//! <https://smithy.io/2.0/additional-specs/protocols/index.html>.

use super::id::ShapeId;

/// A protocol of Smithy or AWS. The generator supports only some of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownProtocol {
    /// The namespace of the protocol's trait.
    pub namespace: &'static str,
    /// The name of the protocol's trait.
    pub name: &'static str,
    /// Whether the protocol binds members to parts of HTTP messages.
    pub binds_http: bool,
    /// Whether the protocol uses `@jsonName`.
    pub renames_json: bool,
    /// Whether the protocol uses XML.
    pub speaks_xml: bool,
    /// Whether the protocol sends the service's name with each request.
    pub sends_service: bool,
}

const AWS: KnownProtocol = KnownProtocol {
    namespace: "aws.protocols",
    name: "",
    binds_http: false,
    renames_json: false,
    speaks_xml: false,
    sends_service: false,
};

const SMITHY: KnownProtocol = KnownProtocol { namespace: "smithy.protocols", ..AWS };

impl KnownProtocol {
    /// The known protocols.
    const ALL: [Self; 8] = [
        Self { name: "awsJson1_0", sends_service: true, ..AWS },
        Self { name: "awsJson1_1", sends_service: true, ..AWS },
        Self { name: "awsQuery", speaks_xml: true, ..AWS },
        Self { name: "ec2Query", speaks_xml: true, ..AWS },
        Self { name: "restJson1", binds_http: true, renames_json: true, ..AWS },
        Self { name: "restXml", binds_http: true, speaks_xml: true, ..AWS },
        Self { name: "rpcv2Cbor", sends_service: true, ..SMITHY },
        Self { name: "rpcv2Json", sends_service: true, ..SMITHY },
    ];

    /// Returns the protocol that a trait defines.
    pub fn of(id: &ShapeId) -> Option<&'static Self> {
        Self::ALL.iter().find(|it| it.namespace == id.namespace() && it.name == id.name())
    }
}
