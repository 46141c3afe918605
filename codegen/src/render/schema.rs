//! Schemas: declared through the runtime's macros, whose input is laid out here.

use super::source::Source;
use crate::model::{ShapeId, TimestampFormat};
use crate::plan::{Docs, Name, Plan, SchemaSetter, SchemaType};

/// A member of a schema.
pub(super) struct SchemaMember<'p> {
    pub(super) constant: String,
    pub(super) schema_type: SchemaType,
    pub(super) wire_name: &'p str,
    pub(super) setters: &'p [SchemaSetter],
}

/// Declares the schema of a structure or union:
///
/// ```ignore
/// smithy_client_runtime::schema! {
///     Structure SCHEMA = "com.example" "Tag" {
///         0 => KEY: String "key",
///     }
/// }
/// ```
pub(super) fn declare<'p>(
    kind: &str,
    constant: &str,
    id: &ShapeId,
    members: impl Iterator<Item = SchemaMember<'p>>,
) -> String {
    let head = format!("{kind} {constant} = {:?} {:?}", id.namespace(), id.name());
    let lines: Vec<String> =
        members.enumerate().map(|(index, member)| member_line(index, &member)).collect();
    if lines.is_empty() {
        return format!("smithy_client_runtime::schema! {{\n    {head} {{}}\n}}");
    }
    format!("smithy_client_runtime::schema! {{\n    {head} {{\n{}\n    }}\n}}", lines.join("\n"))
}

fn member_line(index: usize, member: &SchemaMember<'_>) -> String {
    format!(
        "        {index} => {}: {} {:?}{},",
        member.constant,
        member.schema_type.0,
        member.wire_name,
        setters(member.setters)
    )
}

/// What a schema says besides its type, as calls of its setters.
fn setters(setters: &[SchemaSetter]) -> String {
    setters.iter().map(|setter| format!(" .{}", call(setter))).collect()
}

fn call(setter: &SchemaSetter) -> String {
    match setter {
        SchemaSetter::Sensitive => "with_sensitive()".to_owned(),
        SchemaSetter::JsonName(name) => format!("with_json_name({name:?})"),
        SchemaSetter::TimestampFormat(format) => {
            let format = match format {
                TimestampFormat::DateTime => "DateTime",
                TimestampFormat::HttpDate => "HttpDate",
                TimestampFormat::EpochSeconds => "EpochSeconds",
            };
            format!("with_timestamp_format(smithy_client_runtime::schema::TimestampFormat::{format})")
        }
        SchemaSetter::ListMember(name) => format!("with_list_member({})", collection(name)),
        SchemaSetter::MapMembers(key, value) => {
            format!("with_map_members({}, {})", collection(key), collection(value))
        }
    }
}

fn collection(name: &Name) -> String {
    format!("&crate::schemas::{name}")
}

/// The file with the schemas of what lists and maps hold.
pub(super) fn collections(plan: &Plan) -> String {
    let mut source =
        Source::new(&plan.krate, Docs::text("Schemas of what the model's lists and maps hold."));
    let lines: Vec<String> = plan
        .collections
        .iter()
        .map(|schema| {
            format!(
                "    {} = {:?} {:?} {} => {} {:?}{},",
                schema.name,
                schema.id.namespace(),
                schema.id.name(),
                schema.index,
                schema.schema_type.0,
                schema.member,
                setters(&schema.schema_setters)
            )
        })
        .collect();
    source.text(format!("smithy_client_runtime::collection_schemas! {{\n{}\n}}", lines.join("\n")));
    source.finish()
}
