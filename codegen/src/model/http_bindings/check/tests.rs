//! Valid and invalid HTTP bindings.

use crate::model::{Model, Problems};

/// The shapes of every model, after the operations `a#O` and, if there is one, `a#P`.
const TARGETS: &str = r#"
"a#Texts": {"type": "list", "member": {"target": "smithy.api#String"}},
"a#Blobs": {"type": "list", "member": {"target": "smithy.api#Blob"}},
"a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
"a#Lists": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Texts"}},
"a#Numbers": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#Integer"}},
"a#Either": {"type": "union", "members": {"a": {"target": "smithy.api#String"}}},
"a#Shade": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
"a#Size": {"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}}"#;

/// Returns the members of a structure. Each has a name, a target and traits, without the namespace `smithy.api`.
fn members(members: &[(&str, &str, &str)]) -> String {
    let member = |(name, target, traits): &(&str, &str, &str)| {
        let target = if target.contains('#') {
            (*target).to_owned()
        } else {
            format!("smithy.api#{target}")
        };
        let traits: Vec<String> = traits
            .split_whitespace()
            .map(|text| match text.split_once('=') {
                Some((name, value)) => format!(r#""smithy.api#{name}": "{value}""#),
                None => format!(r#""smithy.api#{text}": {{}}"#),
            })
            .collect();
        format!(r#""{name}": {{"target": "{target}", "traits": {{{}}}}}"#, traits.join(", "))
    };
    members.iter().map(member).collect::<Vec<_>>().join(", ")
}

/// Returns the problems of a model, one per line, with the text at each location.
fn problems_of(text: &str) -> String {
    let model = Model::parse("m.json", text).unwrap_or_else(|problems| panic!("{problems}"));
    let closure = model.service(None).expect("a service");
    let problems = Problems::new(model.source.clone(), closure.check_http_bindings(&model));
    let line = |problem: &crate::model::Problem| {
        let shape = problem.shape.as_ref().map(ToString::to_string).unwrap_or_default();
        let place = problem.span.map(|span| model.source.slice(span)).unwrap_or_default();
        format!("{shape} {place}: {}", problem.kind)
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns the problems of a service with an operation.
fn problems(http: &str, input: &[(&str, &str, &str)], output: &[(&str, &str, &str)]) -> String {
    problems_of(&format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}]}},
"a#O": {{"type": "operation", "input": {{"target": "a#I"}}, "output": {{"target": "a#Out"}}, "traits": {{"smithy.api#http": {http}}}}},
"a#I": {{"type": "structure", "members": {{{}}}}},
"a#Out": {{"type": "structure", "members": {{{}}}}},{TARGETS}}}}}"#,
        members(input),
        members(output)
    ))
}

fn http(uri: &str) -> String {
    format!(r#"{{"method": "PUT", "uri": "{uri}"}}"#)
}

/// Returns the problems of an input of an operation with the URI `/`.
fn of_input(input: &[(&str, &str, &str)]) -> String {
    problems(&http("/"), input, &[])
}

fn of_output(output: &[(&str, &str, &str)]) -> String {
    problems(&http("/"), &[], output)
}

#[test]
fn accepts_valid_bindings() {
    let input = [
        ("id", "Integer", "httpLabel required"),
        ("path", "a#Shade", "httpLabel required"),
        ("q", "a#Texts", "httpQuery=q"),
        ("size", "a#Size", "httpQuery=Q"),
        ("more", "a#Lists", "httpQueryParams"),
        ("h", "Timestamp", "httpHeader=X-H"),
        ("hs", "a#Texts", "httpHeader=X-Hs"),
        ("meta", "a#Map", "httpPrefixHeaders=x-meta-"),
        ("body", "a#Either", "httpPayload"),
    ];
    let output = [
        ("code", "Integer", "httpResponseCode"),
        ("all", "a#Map", "httpPrefixHeaders="),
        ("h", "Boolean", "httpHeader=X-H"),
        // Requests only.
        ("label", "Blob", "httpLabel"),
        ("q", "Blob", "httpQuery=q"),
        ("rest", "Document", ""),
    ];
    let uri = r#"{"method": "GET", "uri": "/{id}/{path+}/x?fixed=1&flag", "code": 204}"#;
    assert_eq!(problems(uri, &input, &output), "");
}

#[test]
fn rejects_invalid_values_of_the_trait_http() {
    let invalid = |reason: &str| format!("invalid value of the trait `smithy.api#http`: {reason}");
    assert_eq!(
        problems(&http("x/y"), &[], &[]),
        format!("a#O \"x/y\": {}", invalid("the URI `x/y` does not start with `/`"))
    );
    let input = [("a", "String", "httpLabel required"), ("b", "String", "httpLabel required")];
    assert_eq!(
        problems(&http("/{a+}/{b}"), &input, &[]),
        format!(
            "a#O \"/{{a+}}/{{b}}\": {}",
            invalid("the URI `/{a+}/{b}` has a label after a greedy one")
        )
    );
    let code = r#"{"method": "GET", "uri": "/", "code": 20}"#;
    assert_eq!(
        problems(code, &[], &[]),
        format!("a#O 20: {}", invalid("`20` is not a status code"))
    );
    for method in ["", "G T"] {
        assert_eq!(
            problems(&format!(r#"{{"method": "{method}", "uri": "/"}}"#), &[], &[]),
            format!("a#O \"{method}\": {}", invalid(&format!("`{method}` is not a method")))
        );
    }
}

#[test]
fn labels_and_members_correspond() {
    let input = [("a", "String", "httpLabel required"), ("b", "String", "required")];
    assert_eq!(
        problems(&http("/{a}/{b}/{c}"), &input, &[]),
        "a#O \"/{a}/{b}/{c}\": no member of the input is bound to the label `b` of the URI `/{a}/{b}/{c}`\n\
         a#O \"/{a}/{b}/{c}\": no member of the input is bound to the label `c` of the URI `/{a}/{b}/{c}`"
    );
    assert_eq!(of_input(&input), "a#I$a {}: the URI `/` has no label `a`");
}

#[test]
fn labels_are_required_and_simple() {
    let uri = http("/{a}");
    assert_eq!(
        problems(&uri, &[("a", "String", "httpLabel")], &[]),
        "a#I$a {}: the member is a label of the URI, but not required"
    );
    for (target, found) in
        [("Blob", "a blob"), ("a#Texts", "a list of string"), ("Document", "a document")]
    {
        assert_eq!(
            problems(&uri, &[("a", target, "httpLabel required")], &[]),
            format!(
                "a#I$a {{}}: a member with `smithy.api#httpLabel` targets {found}; \
                 expected a string, number, boolean or timestamp"
            )
        );
    }
}

#[test]
fn bound_members_have_suitable_targets() {
    let list = "a string, number, boolean, timestamp or a list of those";
    let cases = [
        ("a#Blobs", "httpQuery=q", "\"q\"", "a list of blob", list),
        ("a#Map", "httpHeader=h", "\"h\"", "a map to string", list),
        ("String", "httpQueryParams", "{}", "a string", "a map to strings or lists of strings"),
        (
            "a#Numbers",
            "httpQueryParams",
            "{}",
            "a map to integer",
            "a map to strings or lists of strings",
        ),
        ("a#Lists", "httpPrefixHeaders=p", "\"p\"", "a map to list", "a map to strings"),
        (
            "Integer",
            "httpPayload",
            "{}",
            "an integer",
            "a string, blob, document, structure, union, list or map",
        ),
    ];
    for (target, traits, place, found, expected) in cases {
        let name = traits.split('=').next().expect("a name");
        assert_eq!(
            of_input(&[("a", target, traits)]),
            format!(
                "a#I$a {place}: a member with `smithy.api#{name}` targets {found}; expected {expected}"
            )
        );
    }
    assert_eq!(
        of_output(&[("a", "String", "httpResponseCode")]),
        "a#Out$a {}: a member with `smithy.api#httpResponseCode` targets a string; expected an integer"
    );
}

#[test]
fn a_member_has_one_binding() {
    assert_eq!(
        of_input(&[("a", "String", "httpPayload httpQuery=q httpHeader=h")]),
        "a#I$a \"h\": the member has both `smithy.api#httpQuery` and `smithy.api#httpHeader`"
    );
    let traits = "httpHeader=h httpResponseCode";
    // The status code has no meaning in requests.
    assert_eq!(of_input(&[("a", "Integer", traits)]), "");
    assert_eq!(
        of_output(&[("a", "Integer", traits)]),
        "a#Out$a {}: the member has both `smithy.api#httpHeader` and `smithy.api#httpResponseCode`"
    );
}

#[test]
fn some_bindings_occur_once() {
    for (target, traits, place, name) in [
        ("Blob", "httpPayload", "{}", "httpPayload"),
        ("a#Map", "httpQueryParams", "{}", "httpQueryParams"),
        ("a#Map", "httpPrefixHeaders=p", "\"p\"", "httpPrefixHeaders"),
    ] {
        assert_eq!(
            of_input(&[("a", target, traits), ("b", target, traits)]),
            format!("a#I$b {place}: the member `a` also has `smithy.api#{name}`")
        );
    }
    let code = ("a", "Integer", "httpResponseCode");
    assert_eq!(
        of_output(&[code, ("b", "Integer", "httpResponseCode")]),
        "a#Out$b {}: the member `a` also has `smithy.api#httpResponseCode`"
    );
}

#[test]
fn names_are_distinct() {
    let headers = [("a", "String", "httpHeader=X-h"), ("b", "String", "httpHeader=x-H")];
    assert_eq!(
        of_input(&headers),
        "a#I$b \"x-H\": the header `x-H` is already bound to the member `a`"
    );
    let queries = [
        ("a", "String", "httpQuery=q"),
        ("b", "String", "httpQuery=Q"),
        ("c", "String", "httpQuery=q"),
    ];
    assert_eq!(
        of_input(&queries),
        "a#I$c \"q\": the query parameter `q` is already bound to the member `a`"
    );
    assert_eq!(
        problems(&http("/?q=1"), &queries[..2], &[]),
        "a#I$a \"q\": the query parameter `q` is already bound to the URI `/?q=1`"
    );
}

#[test]
fn headers_do_not_start_with_the_prefix_of_a_map() {
    let input = [
        ("a", "String", "httpHeader=X-Meta-a"),
        ("m", "a#Map", "httpPrefixHeaders=x-meta-"),
        ("b", "String", "httpHeader=x-met"),
    ];
    assert_eq!(
        of_input(&input),
        "a#I$a \"X-Meta-a\": the header `X-Meta-a` is already bound to the member `m`, with the prefix `x-meta-`"
    );
}

#[test]
fn names_of_headers_are_valid() {
    for name in ["", "a:b", "a\u{e4}"] {
        assert_eq!(
            of_input(&[("a", "String", &format!("httpHeader={name}"))]),
            format!(
                "a#I$a \"{name}\": invalid value of the trait `smithy.api#httpHeader`: `{name}` is not a header name"
            )
        );
    }
    assert_eq!(
        of_input(&[("a", "a#Map", "httpPrefixHeaders=a:")]),
        "a#I$a \"a:\": invalid value of the trait `smithy.api#httpPrefixHeaders`: `a:` is not a prefix of header names"
    );
}

#[test]
fn a_payload_is_the_whole_body() {
    let input = [
        ("a", "String", ""),
        ("p", "Blob", "httpPayload"),
        ("h", "String", "httpHeader=h"),
        ("code", "Integer", "httpResponseCode"),
    ];
    assert_eq!(
        of_input(&input),
        "a#I$a \"smithy.api#String\": the member has no binding, but `p` is the whole body\n\
         a#I$code \"smithy.api#Integer\": the member has no binding, but `p` is the whole body"
    );
    assert_eq!(
        of_output(&input),
        "a#Out$a \"smithy.api#String\": the member has no binding, but `p` is the whole body"
    );
}

/// Returns the problems of a service with two operations without members, with further traits.
fn of_two(first: &str, second: &str) -> String {
    problems_of(&format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#P"}}, {{"target": "a#O"}}]}},
"a#I": {{"type": "structure", "members": {{{id}}}}},
"a#J": {{"type": "structure", "members": {{{name}}}}},
"a#O": {{"type": "operation", "input": {{"target": "a#I"}}, "traits": {{{first}}}}},
"a#P": {{"type": "operation", "input": {{"target": "a#J"}}, "traits": {{{second}}}}}}}}}"#,
        id = members(&[("id", "String", "httpLabel required")]),
        name = members(&[("name", "String", "httpLabel required")]),
    ))
}

#[test]
fn routes_are_distinct() {
    let first = format!(r#""smithy.api#http": {}"#, http("/a/{id}?x&y=1"));
    let second = format!(r#""smithy.api#http": {}"#, http("/a/{name}?y=1&x="));
    assert_eq!(
        of_two(&first, &second),
        "a#P \"/a/{name}?y=1&x=\": the operation `O` has the same route: `PUT /a/{id}?x&y=1`"
    );
    for other in [
        second.replace("y=1", "y=2"),
        second.replace("PUT", "GET"),
        second.replace("{name}", "{name+}"),
        format!(r#"{second}, "smithy.api#endpoint": {{"hostPrefix": "p."}}"#),
    ] {
        assert_eq!(of_two(&first, &other), "");
    }
}

#[test]
fn every_operation_is_bound_to_a_request() {
    let first = format!(r#""smithy.api#http": {}"#, http("/{id}"));
    assert_eq!(
        of_two(&first, ""),
        "a#P \"a#P\": the trait `smithy.api#http` is missing: \
         the service's protocol binds operations to HTTP requests"
    );
}
