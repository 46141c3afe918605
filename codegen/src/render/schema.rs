//! Schemas: declared through the runtime's macros, whose input is laid out here.

use super::source::Source;
use crate::model::{ShapeId, TimestampFormat};
use crate::plan::{Docs, Name, Plan, SchemaSetter};

/// What a schema says besides its type, as calls of its setters.
pub(super) fn setters(setters: &[SchemaSetter]) -> String {
    setters.iter().map(|setter| format!("; {}", call(setter))).collect()
}

/// A call of one of the runtime's macros that declares a shape, with a line for each member.
pub(super) fn declaration(macro_name: &str, name: &Name, id: &ShapeId, lines: &[String]) -> String {
    let head = format!("    {name} = {:?} {:?} {{", id.namespace(), id.name());
    let body: String = lines.iter().map(|line| format!("        {line},\n")).collect();
    let end = if lines.is_empty() { "}\n".to_owned() } else { format!("\n{body}    }}\n") };
    format!("smithy_client_runtime::{macro_name}! {{\n{head}{end}}}")
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
            format!(
                "with_timestamp_format(smithy_client_runtime::schema::TimestampFormat::{format})"
            )
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
    if lines.is_empty() {
        return source.finish();
    }
    source.text(format!("smithy_client_runtime::collection_schemas! {{\n{}\n}}", lines.join("\n")));
    source.finish()
}
