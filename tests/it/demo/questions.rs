//! The banks of questions of the demo companies.

use super::*;

#[test]
fn every_company_has_a_bank_of_questions_over_all_its_topics() {
    for company in 0..NAMES.len() {
        let [ru, en] = [Lang::Ru, Lang::En].map(|lang| {
            let made = batches(company, date(DAYS[0]), lang).into_iter().map(Arc::new).collect();
            Dataset::with(ALL.events, made, Options::default()).settled()
        });
        for data in [&ru, &en] {
            assert!(data.questions.len() >= 12, "{}", data.questions.len());
            for question in &data.questions {
                let answers: Vec<&String> = question.answers.iter().flatten().collect();
                let different: BTreeSet<&String> = answers.iter().copied().collect();
                assert_eq!(different.len(), 4, "{}", question.text);
            }
            let texts: BTreeSet<&String> = data.questions.iter().map(|it| &it.text).collect();
            assert_eq!(texts.len(), data.questions.len());
            for topic in 0..data.topics.len() {
                let of = data.questions.iter().filter(|it| it.topic as usize == topic).count();
                assert!(of >= 2, "{}", data.topics[topic].name);
            }
        }
        let key = |data: &Dataset| -> Vec<_> {
            data.questions.iter().map(|it| (it.topic, it.correct)).collect()
        };
        assert_eq!(key(&ru), key(&en));
    }
}

#[test]
fn the_prices_that_questions_ask_for_are_those_of_the_goods() {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    for company in 0..NAMES.len() {
        let firm = first_day(company);
        let priced = firm.data.questions.iter().filter_map(|it| {
            let asks = it.text.starts_with("Сколько стоит ");
            let product = firm.data.products.iter().find(|product| {
                asks && it.text.to_lowercase().contains(&product.name.to_lowercase())
            })?;
            Some((it, product))
        });
        let mut asked = 0;
        for (question, product) in priced {
            let said = question.answers[question.correct as usize].as_deref().unwrap_or_default();
            let said: i64 = digits(said).parse().expect("an amount");
            assert_eq!(product.price.map(|it| it.0), Some(said * 10_000), "{}", question.text);
            asked += 1;
        }
        assert!(asked > 0, "company {company}");
    }
}
