//! A knowledge test on this device: its questions from a sheet or typed, taken with the keys alone,
//! gone on with after a reload; what it becomes counts, closes gaps, and can be taken back.

use crate::axe::{axe, broken};
use crate::browser::Browser;
use crate::hands::{ENTER, press, walk_to};
use crate::journey::{company, go, import, results, saved, two_decimals, value};
use crate::lab::Lab;
use crate::look::faults;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

const PEOPLE: &str = "Менеджер;Отдел\nАнна Орлова;Опт\nИгорь Белов;Опт\n";
const TOPICS: &str = "Тема;Обязательна;Вес;Проходной балл;Действует дней\n\
                      Насосы;да;2;75%;180\nКотлы;да;1;80%;180\n";
const QUESTIONS: &str = "Банк вопросов;Тема;Вопрос;Ответ А;Ответ Б;Ответ В;Ответ Г;Правильный ответ;Баллы за вопрос\n\
    Весна;Насосы;В чём измеряют напор насоса?;в метрах;в литрах;в ваттах;;а;1\n\
    Весна;Насосы;Что показывает расход?;давление;объём в час;;;б;1\n\
    Весна;Насосы;Как называется всасывание с вскипанием воды?;помпаж;гидроудар;кавитация;засор;в;1\n\
    Весна;Насосы;Что ставят после насоса, чтобы вода не пошла назад?;фильтр;манометр;кран;обратный клапан;г;1\n\
    ;Котлы;Что отводит дымоход?;воду;продукты сгорания;;;б;2\n\
    ;Котлы;Чем чистят теплообменник?;щёткой;песком;;;а;2\n";

/// The keys of the right answers.
const RIGHT: &[(&str, &str)] = &[
    ("В чём измеряют напор насоса?", "1"),
    ("Что показывает расход?", "2"),
    ("Как называется всасывание с вскипанием воды?", "3"),
    ("Что ставят после насоса, чтобы вода не пошла назад?", "4"),
    ("Что отводит дымоход?", "2"),
    ("Чем чистят теплообменник?", "1"),
];

const ESCAPE: &str = "\u{e00c}";

fn file(browser: &Browser, name: &str, text: &str) -> PathBuf {
    let path = browser.downloads().join(name);
    std::fs::write(&path, text).expect("written");
    path
}

/// Today of the browser, so many days later.
fn day(browser: &Browser, later: i32) -> String {
    let script = format!(
        "const day = new Date(); day.setDate(day.getDate() + {later}); return day.toLocaleDateString('sv')"
    );
    browser.js(&script).as_str().expect("a day").to_owned()
}

/// A firm of two people and two topics, with these attempts (`day;person;topic;points;max`).
pub fn firm(browser: &Browser, attempts: &str) {
    browser.open("#/?lang=ru");
    let sales = format!(
        "Дата;Документ;Клиент;Менеджер;Товар;Количество;Сумма\n{};1;Ромашка;Анна Орлова;Насос;1;100\n",
        day(browser, -40)
    );
    let mut files = vec![
        file(browser, "Продажи.csv", &sales),
        file(browser, "Менеджеры.csv", PEOPLE),
        file(browser, "Темы.csv", TOPICS),
        file(browser, "Вопросы.csv", QUESTIONS),
    ];
    if !attempts.is_empty() {
        let text = format!("Дата теста;Сотрудник;Тема;Баллы;Макс. балл\n{attempts}");
        files.push(file(browser, "Тесты.csv", &text));
    }
    import(browser, &files);
}

fn asked(browser: &Browser) -> String {
    browser.text("exam-text")
}

/// Answers the question asked: right, or by another key.
fn answer(browser: &Browser, is_right: bool) {
    browser.wait_for("exam-question");
    let at = browser.attribute("exam-question", "data-at").expect("its place");
    let right: BTreeMap<&str, &str> = RIGHT.iter().copied().collect();
    let right = right[asked(browser).as_str()];
    let key = if is_right {
        right
    } else if right == "1" {
        "2"
    } else {
        "1"
    };
    press(browser, key);
    press(browser, ENTER);
    browser.wait_until(&format!(
        "document.querySelector('[data-testid=exam-question]')?.dataset.at !== '{at}'"
    ));
}

/// Whether the question asked is of pumps.
fn is_of_pumps(browser: &Browser) -> bool {
    RIGHT[..4].iter().any(|it| it.0 == asked(browser))
}

fn month(day: &str) -> String {
    format!("#/board?p={}&lang=ru", &day[..7])
}

fn marks(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-testid=exam-mark]')]\
        .map((it) => `${it.dataset.topic} ${it.dataset.score} ${it.dataset.passed}`).sort()";
    let found = browser.js(script);
    found.as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
}

/// What is wrong with the page, to eye and ear, at both widths; leaves pictures.
fn looked_at(browser: &Browser, name: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for width in [360, 1366] {
        browser.set_size(width, 740);
        std::thread::sleep(std::time::Duration::from_millis(300));
        browser.screenshot(&format!("{name}-{width}"));
        wrong.extend(faults(browser).into_iter().map(|it| format!("{name} at {width}: {it}")));
        if let Some(axe) = axe() {
            wrong.extend(broken(browser, &axe, &format!("{name} at {width}")));
        }
    }
    wrong
}

/// Neither the keys of the app nor the way back lead out, nor does Escape.
fn nothing_leads_out(browser: &Browser) {
    for keys in ["[", "i", ESCAPE, ESCAPE] {
        press(browser, keys);
    }
    browser.js("history.back()");
    std::thread::sleep(std::time::Duration::from_millis(500));
    browser.wait_for("exam-question");
    assert_eq!(browser.js("return location.hash.startsWith('#/exam')"), true);
    assert_eq!(browser.js("return document.querySelector('[data-testid=kiosk]').open"), true);
}

/// The question asked as the other half of people see it.
fn in_english_and_dark(browser: &Browser) {
    let dark = |value: &str| {
        let features = [json!({ "name": "prefers-color-scheme", "value": value })];
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
    };
    dark("dark");
    go(browser, "#/exam?lang=en");
    browser.wait_until("document.querySelector('[data-testid=exam-next]').innerText === 'Next'");
    assert_eq!(looked_at(browser, "exam-asking-dark"), Vec::<String>::new());
    dark("light");
    go(browser, "#/exam?lang=ru");
    browser.wait_until("document.querySelector('[data-testid=exam-next]').innerText === 'Дальше'");
    browser.js("document.querySelector('[data-testid=exam-answer] input').focus()");
}

/// Of the pumps three of four, of the boilers one of two; a reload in the middle changes nothing.
fn three_of_four_and_one_of_two(browser: &Browser) {
    let (mut pumps, mut boilers) = (0, 0);
    for at in 0..6 {
        browser.wait_for("exam-question");
        assert_eq!(browser.attribute("exam-question", "data-at"), Some(at.to_string()));
        let of = if is_of_pumps(browser) { &mut pumps } else { &mut boilers };
        *of += 1;
        let is_right = if is_of_pumps(browser) { pumps < 4 } else { boilers < 2 };
        if at == 3 {
            let before = asked(browser);
            browser.reload();
            browser.wait_for("exam-question");
            assert_eq!(asked(browser), before);
            in_english_and_dark(browser);
        }
        answer(browser, is_right);
    }
}

#[test]
fn a_test_is_taken_with_the_keys_alone_and_counts_as_worked_out_by_hand() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    firm(&browser, "");
    let today = day(&browser, 0);
    let score = |whose: Option<&str>| {
        let found = results(&browser, &month(&today));
        match whose {
            None => company(&found, "product_knowledge", "headline"),
            name => two_decimals(&value(&found, "product_knowledge", "headline", "rep", name)),
        }
    };
    assert_eq!(score(None), "null", "nobody has made an attempt");
    go(&browser, "#/kpi/product_knowledge?lang=ru");
    browser.wait_for("due-row");
    assert_eq!(browser.attribute("due", "data-count").as_deref(), Some("4"));
    walk_to(&browser, "due-start");
    press(&browser, ENTER);
    browser.wait_for("exam-rep");
    let mut wrong = looked_at(&browser, "exam-page");
    walk_to(&browser, "exam-new-pin");
    press(&browser, "12");
    walk_to(&browser, "exam-start");
    press(&browser, ENTER);
    browser.wait_for("kiosk");
    wrong.extend(looked_at(&browser, "exam-asking"));
    // Enter without an answer says what is missing.
    browser.js("document.querySelector('[data-testid=exam-answer] input').focus()");
    press(&browser, ENTER);
    assert!(browser.text("exam-question").contains("Выберите ответ"));
    nothing_leads_out(&browser);
    three_of_four_and_one_of_two(&browser);
    browser.wait_for("exam-outcome");
    assert_eq!(marks(&browser), ["Котлы 0.5 false", "Насосы 0.75 true"]);
    assert_eq!(browser.all("exam-wrong").len(), 2);
    wrong.extend(looked_at(&browser, "exam-outcome"));
    // The PIN that it was begun with is the one way out.
    walk_to(&browser, "exam-done");
    press(&browser, ENTER);
    walk_to(&browser, "exam-pin");
    press(&browser, &format!("21{ENTER}"));
    browser.wait_until("document.querySelector('[data-testid=exam-pin]').ariaInvalid === 'true'");
    wrong.extend(looked_at(&browser, "exam-leaving"));
    browser.js(
        "const pin = document.querySelector('[data-testid=exam-pin]'); pin.focus(); pin.select()",
    );
    press(&browser, &format!("12{ENTER}"));
    browser.wait_until("location.hash.startsWith('#/kpi/product_knowledge')");
    saved(&browser);
    wrong.extend(looked_at(&browser, "exam-due"));
    // Anna (2 × 0.75 + 1 × 0.5) / 3; the firm with Igor, who has made none: 2 / 6.
    assert_eq!((score(Some("Анна Орлова")), score(None)), ("0.67".to_owned(), "0.33".to_owned()));
    browser.reload();
    browser.wait_for("kpi-row");
    assert_eq!(score(None), "0.33");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The row of what is due of Anna at pumps.
const ROW: &str = "[data-rep=\"Анна Орлова\"][data-topic=\"Насосы\"]";

fn press_on(browser: &Browser, handle: &str) {
    browser.wait_until(&format!("document.querySelector('{ROW} [data-testid={handle}]')"));
    browser.js(&format!("document.querySelector('{ROW} [data-testid={handle}]').click()"));
}

fn set_day(browser: &Browser, day: &str) {
    browser.wait_for("training-date");
    browser.js(&format!(
        "const day = document.querySelector('[data-testid=training-date]'); day.value = '{day}';\
         day.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
}

/// Waits until the row has a training of that status.
fn status(browser: &Browser, status: &str) {
    browser.wait_until(&format!(
        "document.querySelector('{ROW} [data-testid=due-training]')?.dataset.status === '{status}'"
    ));
}

#[test]
fn a_gap_is_followed_by_a_training_and_a_retest_and_each_step_is_taken_back() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let (then, held, today) = (day(&browser, -40), day(&browser, -5), day(&browser, 0));
    let attempts = format!("{then};Анна Орлова;Насосы;2;4\n{then};Анна Орлова;Котлы;9;10\n");
    firm(&browser, &attempts);
    let since = format!("p={then}..{today}");
    let figure = |measure: &str| {
        let found = results(&browser, &format!("#/board?{since}&asof={today}&lang=ru"));
        company(&found, "product_knowledge", measure)
    };
    assert_eq!((figure("gaps"), figure("lift")), ("3.00".to_owned(), "null".to_owned()));
    let knowledge = format!("#/kpi/product_knowledge?{since}&asof={today}&lang=ru");
    go(&browser, &knowledge);
    // Assigned for a day to come, and taken away again.
    press_on(&browser, "train");
    browser.screenshot("exam-train");
    browser.click("training-keep");
    status(&browser, "planned");
    press_on(&browser, "training-off");
    browser.wait_until(&format!("document.querySelector('{ROW} [data-testid=train]')"));
    browser.click("undo");
    status(&browser, "planned");
    browser.click("undo");
    browser.wait_until(&format!("document.querySelector('{ROW} [data-testid=train]')"));
    // Assigned for a day that is over: to be marked as held, then a retest is due.
    press_on(&browser, "train");
    set_day(&browser, &held);
    browser.type_into("training-hours", "1,5");
    browser.click("training-keep");
    status(&browser, "planned");
    press_on(&browser, "training-held");
    status(&browser, "done");
    assert_eq!(
        browser.js(&format!("return document.querySelector('{ROW}').dataset.retest")),
        "true"
    );
    press_on(&browser, "due-start");
    browser.wait_for("exam-start");
    // Only what is due is asked.
    let chosen = browser.js("return [...document.querySelectorAll('[data-testid=exam-topic]:checked')].map((it) => it.dataset.topic).join()");
    assert_eq!(chosen, "Насосы");
    browser.js("document.querySelector('[data-testid=exam-start]').click()");
    for at in 0..4 {
        browser.wait_until(&format!(
            "document.querySelector('[data-testid=exam-question]')?.dataset.at === '{at}'"
        ));
        answer(&browser, true);
    }
    browser.wait_for("exam-outcome");
    assert_eq!(marks(&browser), ["Насосы 1 true"]);
    browser.click("exam-done");
    browser.wait_until("location.hash.startsWith('#/kpi/product_knowledge')");
    // From 50 % to 100 %: 50 points; nothing is due of Anna any more.
    assert_eq!((figure("gap_closure"), figure("lift")), ("0.00".to_owned(), "0.50".to_owned()));
    go(&browser, &knowledge);
    browser.wait_for("due-row");
    assert_eq!(
        browser.js(&format!("return document.querySelector('{ROW}')")),
        serde_json::Value::Null
    );
    let gaps = "document.querySelector('[data-grid=knowledge-gaps] tbody tr')?.textContent";
    browser.wait_until(&format!("/\\+50\\sп/.test({gaps} ?? '')"));
    browser.click("undo");
    status(&browser, "done");
    assert_eq!(figure("lift"), "null");
}

/// Chooses who takes the test.
fn examinee(browser: &Browser, name: &str) {
    browser.js(&format!(
        "const list = document.querySelector('[data-testid=exam-rep]');\
         list.value = [...list.options].find((it) => it.text === '{name}').value;\
         list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
}

/// A test begun on the data of a firm of its own, one question answered, and put aside.
pub fn begun(browser: &Browser) {
    firm(browser, "");
    go(browser, "#/exam?lang=ru");
    browser.wait_for("exam-rep");
    examinee(browser, "Анна Орлова");
    browser.js("document.querySelector('[data-testid=exam-start]').click()");
    browser.wait_for("exam-question");
    press(browser, &format!("1{ENTER}"));
    browser.wait_until("document.querySelector('[data-testid=exam-question]').dataset.at === '1'");
    browser.click("exam-leave");
    browser.click("exam-out");
    browser.wait_for("exam-aside");
}

#[test]
fn questions_are_typed_changed_and_removed_and_a_test_of_others_is_not_gone_on_with() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    firm(&browser, "");
    go(&browser, "#/exam?lang=ru");
    browser.click("question-add");
    browser.click("question-keep");
    assert!(browser.text("question-wrong").contains("Нужны тема"));
    browser.type_into("question-topic", "Монтаж");
    browser.type_into("question-text", "Чем уплотняют резьбу?");
    for (at, said) in ["Лён", "Бумага"].into_iter().enumerate() {
        browser.js(&format!(
            "document.querySelectorAll('[data-testid=question-answer]')[{at}].focus()"
        ));
        press(&browser, said);
    }
    let mut wrong = looked_at(&browser, "exam-writing");
    browser.click("question-keep");
    let typed = "document.querySelectorAll('[data-testid=question][data-typed=true]')";
    let topics = "[...document.querySelectorAll('[data-testid=exam-topic]')].map((it) => it.dataset.topic).join()";
    browser.wait_until(&format!("{typed}.length === 1"));
    browser.wait_until(&format!("{topics} === 'Котлы,Монтаж,Насосы'"));
    browser.js("document.querySelectorAll('[data-testid=questions-topic]').forEach((it) => it.open = true)");
    wrong.extend(looked_at(&browser, "exam-questions"));
    // A test begun, put aside and gone on with.
    examinee(&browser, "Анна Орлова");
    // What is due is chosen; the topic that nobody is asked for by then is added.
    browser.js("document.querySelector('[data-testid=exam-topic][data-topic=Монтаж]').click()");
    browser.js("document.querySelector('[data-testid=exam-start]').click()");
    browser.wait_for("exam-question");
    press(&browser, &format!("1{ENTER}"));
    browser.wait_until("document.querySelector('[data-testid=exam-question]').dataset.at === '1'");
    browser.click("exam-leave");
    browser.click("exam-out");
    browser.wait_for("exam-aside");
    assert!(
        browser.text("exam-aside").contains("отвечено 1 из 7"),
        "{}",
        browser.text("exam-aside")
    );
    browser.reload();
    browser.click("exam-resume");
    assert_eq!(browser.attribute("exam-question", "data-at").as_deref(), Some("1"));
    browser.click("exam-leave");
    browser.click("exam-out");
    browser.wait_for("exam-aside");
    // Another question: what was answered would be marked by it.
    browser.js("document.querySelectorAll('[data-testid=questions-topic]').forEach((it) => it.open = true)");
    browser.click("question-edit");
    browser.wait_until(
        "document.querySelector('[data-testid=question-text]').value.startsWith('Чем')",
    );
    browser.js("document.querySelectorAll('[data-testid=question-right]')[1].click()");
    browser.click("question-keep");
    browser.wait_for("exam-stale");
    browser.screenshot("exam-stale");
    browser.click("undo");
    browser.wait_for("exam-aside");
    browser.js("document.querySelector('[data-testid=exam-drop]').click()");
    browser.wait_until("!document.querySelector('[data-testid=exam-aside]')");
    browser.click("question-remove");
    browser.wait_until(&format!("{topics} === 'Котлы,Насосы'"));
    browser.click("undo");
    browser.wait_until(&format!("{typed}.length === 1"));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
