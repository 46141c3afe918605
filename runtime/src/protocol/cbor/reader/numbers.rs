//! Numbers and timestamps.

use aws_smithy_cbor::Decoder;
use aws_smithy_cbor::data::Type;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::{BigDecimal, BigInteger, DateTime};

use super::Reader;
use crate::value::mismatch::{
    DECIMAL, FRACTION, INTEGER, NUMBER, OUT_OF_RANGE, TIMESTAMP, mismatch,
};
use crate::value::number::{self, Integer};
use crate::value::timestamp;

/// The initial byte of a value with the tag of a timestamp.
const TIMESTAMP_TAG: u8 = 0xc1;

fn is_integer(found: Type) -> bool {
    matches!(
        found,
        Type::U8
            | Type::U16
            | Type::U32
            | Type::U64
            | Type::I8
            | Type::I16
            | Type::I32
            | Type::I64
            | Type::Int
    )
}

fn is_float(found: Type) -> bool {
    matches!(found, Type::F16 | Type::F32 | Type::F64)
}

impl Reader<'_> {
    pub(super) fn out_of_range(&mut self, expected: &str) -> SerdeError {
        self.is_lost = true;
        mismatch(expected, OUT_OF_RANGE)
    }

    pub(super) fn integer<T: Integer>(&mut self) -> Result<T, SerdeError> {
        let found = self.datatype()?;
        if is_float(found) {
            return self.whole();
        }
        if !is_integer(found) {
            return Err(self.unexpected(T::NAME));
        }
        match self.decoder.long() {
            Ok(value) => number::fit(value),
            Err(_) => Err(self.out_of_range(T::NAME)),
        }
    }

    /// Reads an integer that is written as a float.
    #[expect(clippy::cast_possible_truncation, reason = "numbers out of range saturate")]
    fn whole<T: Integer>(&mut self) -> Result<T, SerdeError> {
        let value = self.float()?;
        match value.fract() == 0.0 {
            true => number::fit(value as i128),
            false => Err(mismatch(T::NAME, FRACTION)),
        }
    }

    /// Reads a number of any width as a float.
    #[expect(clippy::cast_precision_loss, reason = "the member is a float")]
    pub(super) fn float(&mut self) -> Result<f64, SerdeError> {
        let found = self.datatype()?;
        if is_integer(found) {
            let value = self.decoder.long();
            return value.map(|value| value as f64).map_err(|_| self.out_of_range(NUMBER));
        }
        self.value(NUMBER, is_float, Decoder::double)
    }

    pub(super) fn big_integer(&mut self) -> Result<BigInteger, SerdeError> {
        let is_expected = |found| is_integer(found) || found == Type::Tag;
        self.value(INTEGER, is_expected, Decoder::big_integer)
    }

    pub(super) fn big_decimal(&mut self) -> Result<BigDecimal, SerdeError> {
        let found = self.datatype()?;
        let digits = if is_integer(found) {
            self.value(DECIMAL, is_integer, Decoder::big_integer)?.as_ref().to_owned()
        } else if is_float(found) {
            self.float()?.to_string()
        } else {
            return self.value(DECIMAL, |found| found == Type::Tag, Decoder::big_decimal);
        };
        digits.parse().map_err(|_| self.out_of_range(DECIMAL))
    }

    /// Reads a timestamp, exactly if its decimal digits fit in a float.
    pub(super) fn timestamp(&mut self) -> Result<DateTime, SerdeError> {
        let start = self.decoder.position();
        if self.input.get(start) != Some(&TIMESTAMP_TAG) {
            return Err(self.unexpected(TIMESTAMP));
        }
        self.decoder.set_position(start + 1);
        if is_integer(self.datatype()?) {
            let seconds = self.decoder.long();
            return seconds.map(DateTime::from_secs).map_err(|_| self.out_of_range(TIMESTAMP));
        }
        let seconds = self.value(TIMESTAMP, is_float, Decoder::double)?;
        timestamp::from_seconds(&seconds.to_string()).ok_or_else(|| self.out_of_range(TIMESTAMP))
    }
}
