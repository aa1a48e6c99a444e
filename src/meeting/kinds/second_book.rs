//! The second cash book, which the secretary keeps: one line for every line of the treasurer's.
//!
//! Every line is posted as it was written, right or wrong. A wrong amount stays until the books are compared
//! (`count`), as in real life.

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Account, Book, Category, Entry, Fund, Posting};
use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::Figured;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, wrong};
use crate::money::Dong;

/// One line of the second book, as the secretary writes it: what goes into (or out of) each box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteAnswer {
    pub item: ItemId,
    pub income: Dong,
    pub operating: Dong,
}

impl AnswerOfKind for WriteAnswer {
    fn given(&self) -> Given<'_> {
        Given::Fields(vec![
            ("income", GivenField::Money(self.income)),
            ("operating", GivenField::Money(self.operating)),
        ])
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, Some(ItemId(format!("{}-second-book", self.item))))
    }
}

/// One line of the second book, by the line of the step it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondBook {
    pub line: ItemId,
}

impl Rules for SecondBook {
    type Answer = WriteAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &WriteAnswer) -> Result<Judged, Refusal> {
        let WriteAnswer { item: given, income, operating } = answer;
        if *given != self.line {
            return Err(Refusal::UnknownItem { item: given.clone() });
        }
        // What is written here is posted, and sums of larger amounts could leave the range.
        let is_too_large = |amount: &Dong| *amount > Dong::MOST || *amount < Dong::MOST.negated();
        if [income, operating].into_iter().any(is_too_large) {
            return Err(Refusal::OutOfRange);
        }
        let line = scene.step.id.line(&self.line);
        let [treasurer_income, treasurer_operating] = scene.state.ledger.on_line(Book::Treasurer, &line);
        let mut judged = Judged::by_checks(&[
            ("income", *income == treasurer_income),
            ("operating", *operating == treasurer_operating),
        ]);
        let entry = Entry::new(line)
            .moving(*income, Account::Outside(Category::Written), Account::Box(Fund::Income))
            .moving(*operating, Account::Outside(Category::Written), Account::Box(Fund::Operating));
        if !entry.legs.is_empty() {
            judged.change.postings = vec![Posting { book: Book::Secretary, entry }];
        }
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<WriteAnswer> {
        let line = scene.step.id.line(&self.line);
        let [income, operating] = scene.state.ledger.on_line(Book::Treasurer, &line);
        Some(WriteAnswer { item: self.line.clone(), income, operating })
    }

    fn others(&self, scene: Scene<'_>) -> Vec<(String, WriteAnswer)> {
        // Goods are written at their price.
        let payers = scene.step.kind.try_as_collect_ref().map(|collect| &collect.payers);
        let payer = payers.and_then(|payers| payers.iter().find(|payer| payer.id == self.line));
        let too_much = payer.and_then(|payer| payer.pays.goods()).map_or(Dong(1_000), |goods| goods.worth);
        let more = |model: WriteAnswer| {
            let operating = model.operating.plus(too_much)?;
            Some(WriteAnswer { operating, ..model })
        };
        wrong(self.model(scene).and_then(more))
    }

    fn hides(&self, _scene: Scene<'_>) -> Vec<Figured> {
        // The treasurer's slip is read out, amounts and all.
        Vec::new()
    }
}
