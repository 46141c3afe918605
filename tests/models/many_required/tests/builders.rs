//! Builders with so many required members that their states consist of groups.

use shapes_many_required::Client;
use shapes_many_required::builder::{FromClient, Set};
use shapes_many_required::operation::call::input_builder::{
    Complete, IsComplete, SetMember16, SetMember34, State,
};
use shapes_many_required::operation::call::{CallInput, CallInputBuilder};
use shapes_many_required::types::{Seventeen, Sixteen};
use smithy_client_runtime::test_util::offline;

/// The members in the order of the model.
fn in_order() -> CallInput {
    CallInput::builder()
        .member0("0")
        .member1("1")
        .member2("2")
        .member3("3")
        .member4("4")
        .member5("5")
        .member6("6")
        .member7("7")
        .member8("8")
        .member9("9")
        .member10("10")
        .member11("11")
        .member12("12")
        .member13("13")
        .member14("14")
        .member15("15")
        .member16("16")
        .member17("17")
        .member18("18")
        .member19("19")
        .member20("20")
        .member21("21")
        .member22("22")
        .member23("23")
        .member24("24")
        .member25("25")
        .member26("26")
        .member27("27")
        .member28("28")
        .member29("29")
        .member30("30")
        .member31("31")
        .member32("32")
        .member33("33")
        .member34("34")
        .build()
}

#[test]
fn members_are_set_in_any_order() {
    let reversed = CallInput::builder()
        .member34("34")
        .member33("33")
        .member32("32")
        .member31("31")
        .member30("30")
        .member29("29")
        .member28("28")
        .member27("27")
        .member26("26")
        .member25("25")
        .member24("24")
        .member23("23")
        .member22("22")
        .member21("21")
        .member20("20")
        .member19("19")
        .member18("18")
        .member17("17")
        .member16("16")
        .member15("15")
        .member14("14")
        .member13("13")
        .member12("12")
        .member11("11")
        .member10("10")
        .member9("9")
        .member8("8")
        .member7("7")
        .member6("6")
        .member5("5")
        .member4("4")
        .member3("3")
        .member2("2")
        .member1("1")
        .member0("0")
        .build();
    let mixed = CallInput::builder()
        .member0("0")
        .member12("12")
        .member24("24")
        .member1("1")
        .member13("13")
        .member25("25")
        .member2("2")
        .member14("14")
        .member26("26")
        .member3("3")
        .member15("15")
        .member27("27")
        .member4("4")
        .member16("16")
        .member28("28")
        .member5("5")
        .member17("17")
        .member29("29")
        .member6("6")
        .member18("18")
        .member30("30")
        .member7("7")
        .member19("19")
        .member31("31")
        .member8("8")
        .member20("20")
        .member32("32")
        .member9("9")
        .member21("21")
        .member33("33")
        .member10("10")
        .member22("22")
        .member34("34")
        .member11("11")
        .member23("23")
        .build();
    assert_eq!(in_order(), reversed);
    assert_eq!(in_order(), mixed);
    assert_eq!((mixed.member0.as_str(), mixed.member34.as_str()), ("0", "34"));
}

#[test]
fn one_group_and_one_member_more() {
    let sixteen = Sixteen::builder()
        .member0(0)
        .member5(5)
        .member10(10)
        .member15(15)
        .member4(4)
        .member9(9)
        .member14(14)
        .member3(3)
        .member8(8)
        .member13(13)
        .member2(2)
        .member7(7)
        .member12(12)
        .member1(1)
        .member6(6)
        .member11(11)
        .build();
    let seventeen = Seventeen::builder()
        .member0(0)
        .member5(5)
        .member10(10)
        .member15(15)
        .member3(3)
        .member8(8)
        .member13(13)
        .member1(1)
        .member6(6)
        .member11(11)
        .member16(16)
        .member4(4)
        .member9(9)
        .member14(14)
        .member2(2)
        .member7(7)
        .member12(12)
        .build();
    assert_eq!((sixteen.member15, seventeen.member16), (15, 16));
}

/// A member can be set twice, and functions can name each member in their signatures.
#[test]
fn functions_take_and_return_builders() {
    fn with_some<S>(builder: CallInputBuilder<S>) -> CallInputBuilder<SetMember34<SetMember16<S>>> {
        builder.member16("first").member34("second")
    }

    fn changed<S: State<Member16 = Set, Member34 = Set>>(
        builder: CallInputBuilder<S>,
    ) -> CallInputBuilder<Complete<S>> {
        builder.with_input(in_order())
    }

    fn finished<S: IsComplete>(builder: CallInputBuilder<S>) -> CallInput {
        builder.build()
    }

    assert_eq!(finished(changed(with_some(CallInput::builder()))), in_order());
    assert_eq!(finished(with_some(in_order().into_builder())).member34, "second");
    let client = Client::from_conf(offline().build());
    let call: CallInputBuilder<SetMember34<SetMember16<FromClient>>> = with_some(client.call());
    let call = call.with_input(in_order());
    assert_eq!(call.as_input(), &in_order());
    drop(call.send());
}

#[test]
fn unset_members_look_unset() {
    let text = format!("{:?}", CallInput::builder().member1("one").member33("two"));
    for shown in [
        "member0: unset, member1: \"one\", member2: unset",
        "member32: unset, member33: \"two\", member34: unset, sixteen: unset",
    ] {
        assert!(text.contains(shown), "{text}");
    }
}
