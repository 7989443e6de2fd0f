# One's own merits
own-merit = Report your own merit
    .kind = Own merit
    .also = merit
own-merit-merit = What kind is it?
    .label = Kind
own-merit-happened-on = On which day?
    .label = Day
own-merit-summary = What did you do, and what came of it? At most 500 characters.
    .label = What happened
own-merit-evidence = Any certificate, photo or letter of thanks? At most 5; skip if there are none, though proof helps it to be accepted.
    .label = Proof
merit-charity = Charity
merit-trade = Service to the trade
merit-honour = Honour received
merit-thanks = Thanks from learners
