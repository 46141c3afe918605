//! A required member left out does not compile, and the compiler says which.

#[test]
fn a_missing_required_member_is_a_compile_error() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/required_members/complete.rs");
    cases.compile_fail("tests/required_members/missing_*.rs");
}
