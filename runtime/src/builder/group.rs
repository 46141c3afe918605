//! The states of required members in groups of 16.
//!
//! A state of a builder with many required members consists of groups, because the time to compile an associated type
//! for each member in each state grows with the square of their number.

use super::{MemberState, Set, Unset};

/// Defines the state in which one more member is set, for each member.
macro_rules! with {
    ([$($before:ident)*]) => {};
    ([$($before:ident)*] $member:ident $with:ident $($after:ident $after_with:ident)*) => {
        type $with = ($($before,)* Set, $($after,)*);
        with!([$($before)* $member] $($after $after_with)*);
    };
}

macro_rules! group {
    ($($member:ident $with:ident)*) => {
        /// The states of 16 required members.
        #[doc(hidden)]
        pub trait Group {
            $(
                /// The state of a member.
                type $member: MemberState;
                /// The group in which the member is set as well.
                type $with: Group;
            )*
        }

        impl<$($member: MemberState),*> Group for ($($member,)*) {
            $(type $member = $member;)*
            with!([] $($member $with)*);
        }

        /// The group in which no member is set.
        #[doc(hidden)]
        pub type NoneSet = ($(group!(@Unset $member),)*);

        /// The group in which all members are set.
        #[doc(hidden)]
        pub type AllSet = ($(group!(@Set $member),)*);
    };
    (@$state:ident $member:ident) => { $state };
}

group! {
    M0 With0 M1 With1 M2 With2 M3 With3 M4 With4 M5 With5 M6 With6 M7 With7
    M8 With8 M9 With9 M10 With10 M11 With11 M12 With12 M13 With13 M14 With14 M15 With15
}
