//! Omitting a required member is a compile error that names the member.

#[test]
fn a_missing_required_member_is_a_compile_error() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/required_members/complete.rs");
    cases.compile_fail("tests/required_members/missing_*.rs");
}
