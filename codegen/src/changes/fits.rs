//! Decides whether the values of one type are valid for another type.

use crate::model::{Shape, ShapeKind, SimpleType};

/// Returns whether every value of one type on the wire is valid for the other type.
pub(super) fn fits(from: &Shape, into: &Shape) -> bool {
    match (&from.kind, &into.kind) {
        // Enums are open: clients and services accept unknown values.
        (ShapeKind::Enum(_), ShapeKind::Simple(SimpleType::String))
        | (ShapeKind::Simple(SimpleType::String), ShapeKind::Enum(_)) => true,
        (ShapeKind::Simple(from), ShapeKind::IntEnum(_)) => {
            *from == SimpleType::Integer || widens(*from, SimpleType::Integer)
        }
        (ShapeKind::Simple(from), ShapeKind::Simple(into)) => from == into || widens(*from, *into),
        (ShapeKind::IntEnum(_), ShapeKind::Simple(into)) => {
            *into == SimpleType::Integer || widens(SimpleType::Integer, *into)
        }
        _ => false,
    }
}

/// Returns whether a number type includes all values of another.
fn widens(from: SimpleType, into: SimpleType) -> bool {
    use SimpleType::{BigDecimal, BigInteger, Byte, Double, Float, Integer, Long, Short};
    match into {
        Short => from == Byte,
        Integer => matches!(from, Byte | Short),
        Long => matches!(from, Byte | Short | Integer),
        BigInteger => matches!(from, Byte | Short | Integer | Long),
        Float => matches!(from, Byte | Short),
        Double => matches!(from, Byte | Short | Integer | Float),
        BigDecimal => {
            matches!(from, Byte | Short | Integer | Long | BigInteger | Float | Double)
        }
        _ => false,
    }
}
