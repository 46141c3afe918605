//! Tests that omitting a required member is a compile error that names the member.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use partnercentral_channel::builder::FromClient;
use partnercentral_channel::operation::create_relationship::input_builder::{
    IsComplete, SetCatalog,
};
use partnercentral_channel::operation::create_relationship::{
    CreateRelationshipInput, CreateRelationshipInputBuilder,
};
use partnercentral_channel::operation::untag_resource::UntagResourceInput;
use partnercentral_channel::types::{
    AssociationType, ManagedServicesAttestationPayload, Sector, Tag,
};
use partnercentral_channel::{Client, Config};
use serde_json::Value;
use tests::packages::Packages;
use tests::{generated, root};

/// Sets all required members, in any order, but not all optional ones.
#[test]
fn with_all_required_members_values_can_be_built() {
    let tag = Tag::builder().value("blue").key("team").build();
    let input = CreateRelationshipInput::builder()
        .sector(Sector::Commercial)
        .catalog("AWS")
        .tags([tag])
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier("pma-1234567890abc")
        .associated_account_id("111122223333")
        .display_name("Example")
        .build();
    assert_eq!(input.association_type, AssociationType::EndCustomer);
}

/// Functions take and return builders, whatever is set. Structures store them.
#[test]
fn builders_can_be_passed_and_stored() {
    struct Job {
        call: CreateRelationshipInputBuilder<SetCatalog<FromClient>>,
    }

    fn with_defaults<S>(
        builder: CreateRelationshipInputBuilder<S>,
    ) -> CreateRelationshipInputBuilder<SetCatalog<S>> {
        builder.catalog("AWS").tags([Tag::builder().key("team").value("blue").build()])
    }

    fn finished<S: IsComplete>(
        builder: CreateRelationshipInputBuilder<S>,
    ) -> CreateRelationshipInput {
        builder.build()
    }

    let client = Client::from_conf(Config::default());
    let job = Job { call: with_defaults(client.create_relationship()) };
    let call = job.call.sector(Sector::Commercial).association_type(AssociationType::EndCustomer);
    let call = call.program_management_account_identifier("pma-1").display_name("Example");
    let of_client = finished(call.clone());
    let own = with_defaults(CreateRelationshipInput::builder()).with_input(of_client.clone());
    assert_eq!((own.as_input(), call.as_input()), (&of_client, &of_client));
    assert_eq!(of_client.catalog, "AWS");
}

#[test]
fn setters_of_lists_append_and_their_counterparts_replace() {
    let tag = |key: &str| Tag::builder().key(key).value("").build();
    let builder =
        CreateRelationshipInput::builder().tags([tag("a")]).tags(vec![tag("b"), tag("c")]);
    let set = builder.clone().set_tags(Some(vec![tag("d")]));
    let complete = |builder: CreateRelationshipInputBuilder| {
        let builder = builder.catalog("").display_name("").sector(Sector::Commercial);
        let builder = builder.association_type(AssociationType::EndCustomer);
        let tags = builder.program_management_account_identifier("").build().tags;
        tags.map(|tags| tags.into_iter().map(|tag| tag.key).collect::<Vec<_>>().concat())
    };
    assert_eq!(complete(builder.clone()).as_deref(), Some("abc"));
    assert_eq!(complete(set).as_deref(), Some("d"));
    assert_eq!(complete(builder.set_tags(None)), None);
    // A required list appends too.
    let keys =
        UntagResourceInput::builder().tag_keys(["a"]).tag_keys(["b"]).resource_arn("").build();
    assert_eq!(keys.tag_keys, ["a", "b"]);
}

#[test]
fn unset_members_look_unset() {
    let builder = CreateRelationshipInput::builder().catalog("AWS");
    let text = format!("{builder:?}");
    let expected = "CreateRelationshipInputBuilder { catalog: \"AWS\", association_type: unset, \
                    program_management_account_identifier: unset, associated_account_id: unset, ";
    assert!(text.starts_with(expected), "{text}");
    let secret = ManagedServicesAttestationPayload::builder().signatory_name("Jane Doe");
    let text = format!("{secret:?}");
    assert!(!text.contains("Jane") && text.contains("signatory_name: ** redacted **"), "{text}");
}

/// Each program in `required_members` is compiled. The snapshot next to it contains the errors: exactly one for each
/// missing member, which names it.
#[test]
fn a_missing_required_member_is_a_compile_error() {
    let folder = root().join("tests/tests/required_members");
    let mut packages = Packages::new();
    let crate_folder = root().join("generated").canonicalize().expect("the crate");
    let manifest = format!(
        "[package]\nname = \"required-members\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\npartnercentral-channel = {{ path = {crate_folder:?} }}\n\
         many-required = {{ path = \"../many-required\" }}\n"
    );
    let model = root().join("tests/models/many_required/model.json");
    packages.write_crate("many-required", &generated(&model, Some("many-required")));
    packages.write("required-members", "Cargo.toml", &manifest);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).expect("the programs") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a program");
            packages.write("required-members", format!("src/bin/{name}.rs"), &text);
            names.push(name);
        }
    }
    assert!(names.len() >= 4, "{names:?}");
    let errors = errors(&packages);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for name in names {
            let errors = errors.get(&name).map_or("", String::as_str);
            insta::assert_snapshot!(name, errors);
        }
    });
}

/// Returns the compile errors of each program.
fn errors(packages: &Packages) -> BTreeMap<String, String> {
    let check = ["check", "--features", "programs", "--keep-going", "--message-format", "json"];
    let output = packages.cargo().args(check).output().expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stdout);
    let mut errors: BTreeMap<String, String> = BTreeMap::new();
    for line in messages.lines() {
        let message: Value = serde_json::from_str(line).expect("JSON");
        // Without a code, it is a summary of the errors.
        if message["reason"] == "compiler-message" && message["message"]["code"].is_object() {
            let program = message["target"]["name"].as_str().expect("a name");
            describe(&message["message"], errors.entry(program.to_owned()).or_default());
        }
    }
    assert!(!errors.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    errors
}

/// Describes a message and its notes, with the lines of code that they are about. Line numbers are omitted, because
/// they change with unrelated code.
fn describe(message: &Value, description: &mut String) {
    let (level, text) = (&message["level"], &message["message"]);
    let _ = writeln!(description, "{}: {}", string(level), string(text));
    for span in list(&message["spans"]) {
        let file = string(&span["file_name"]).rsplit('/').next().unwrap_or_default();
        for line in list(&span["text"]) {
            let (text, label) = (string(&line["text"]).trim(), string(&span["label"]));
            let about = format!("`{}` {label}", highlighted(line));
            let _ = writeln!(description, "  {file}: {text}\n    {}", about.trim_end());
        }
    }
    for child in list(&message["children"]) {
        describe(child, description);
    }
}

/// Returns the part of a line that a message is about.
fn highlighted(line: &Value) -> String {
    let column = |name: &str| line[name].as_u64().and_then(|at| usize::try_from(at).ok());
    let start = column("highlight_start").unwrap_or(1) - 1;
    let end = column("highlight_end").unwrap_or(1) - 1;
    string(&line["text"]).chars().skip(start).take(end - start).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
