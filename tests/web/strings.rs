//! Five hundred names that mean harm (markup, formulas, controls, turned writing): nothing of them
//! runs, nothing breaks out of its cell, and they go out as texts.

use crate::browser::Browser;
use crate::journey::{go, import};
use crate::lab::{Lab, output_folder};
use crate::look::faults;
use serde_json::json;
use std::collections::BTreeSet;

/// What harm looks like; `#` is a number, so that no two are one thing.
const HARM: [&str; 25] = [
    "<script>hacked=#</script>",
    "<img src=x onerror=hacked=#>",
    "\"><svg onload=hacked=#>",
    "' onmouseover='hacked=#",
    "</td></tr></table><h1>#",
    "<style>*{display:none}</style>#",
    "<a href=javascript:hacked=#>#</a>",
    "javascript:hacked=#",
    "data:text/html,<b>#",
    "{{constructor.constructor('hacked=#')()}}",
    "${hacked=#}",
    "=cmd|' /C calc'!A#",
    "+#+cmd",
    "-#+cmd",
    "@SUM(A#)",
    "\t=1+#",
    "%3Cscript%3E#",
    "&lt;b&gt;#&amp;",
    "\u{202e}txt.exe#",
    "\u{2066}\u{2067}#\u{202d}",
    "\u{7}\u{1b}[31m#",
    "\u{200b}\u{200d}\u{feff}#\u{2028}#",
    "Z\u{310}\u{311}\u{312}\u{313}\u{314}\u{315}\u{316}\u{317}#",
    "#/../../../../etc/passwd",
    "🏴\u{200d}☠️ ערב #",
];

/// Some of them are longer than any cell.
fn harm(number: usize) -> String {
    let text = HARM[number % HARM.len()].replace('#', &number.to_string());
    if number % 60 == 7 { text + &"Ж".repeat(4_000) } else { text }
}

/// What of the page the names have got hold of, in words.
const CAUGHT: &str = r"
    const caught = [];
    if (typeof hacked !== 'undefined') caught.push(`a script has run: ${hacked}`);
    if (document.querySelector('main img, main iframe, main object, main embed, main script, main style')) caught.push('an element of a file');
    for (const it of document.querySelectorAll('body *')) {
        for (const own of it.attributes) {
            if (own.name.startsWith('on')) caught.push(`a handler: ${own.name}`);
            if (['href', 'src', 'action'].includes(own.name) && /^\s*(javascript|data):/i.test(own.value)) caught.push(own.value);
        }
        const cell = it.closest('td, th');
        if (!cell || it === cell || !it.checkVisibility()) continue;
        const [inner, outer] = [it, cell].map((box) => box.getBoundingClientRect());
        const clipped = getComputedStyle(cell).overflow !== 'visible' || getComputedStyle(it).position === 'absolute';
        if (!clipped && inner.right > outer.right + 1) caught.push(`out of its cell: ${it.textContent.slice(0, 40)}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        const turns = /[\u202a-\u202e\u2066-\u2069]/.test(data) && parentElement.checkVisibility();
        if (turns && !parentElement.closest('bdi, option, title')) caught.push(`it turns what is beside: ${parentElement.outerHTML.slice(0, 90)}`);
    }
    return [...new Set(caught)];
";

fn is_harmless(browser: &Browser, place: &str) {
    assert_eq!(browser.js(CAUGHT), json!([]), "{place}");
    assert_eq!(faults(browser), Vec::<String>::new(), "{place}");
    assert_eq!(browser.violations(), Vec::<String>::new(), "{place}");
}

#[test]
fn names_that_mean_harm_are_names() {
    let Some(lab) = Lab::open() else { return };
    let quoted = |text: String| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |number: usize| {
        // Eighty people, five hundred customers and products.
        let [rep, customer, product] = [number % 80, number, 1_000 + number].map(harm).map(quoted);
        format!("{:02}.09.2026;{rep};{customer};{product};{}\n", 1 + number % 28, 100 + number)
    };
    let rows: String = (0..500).map(row).collect();
    let file = output_folder().join("harm.csv");
    std::fs::write(&file, format!("Дата;Менеджер;Клиент;Товар;Сумма\n{rows}")).expect("written");
    assert_eq!((0..500).map(harm).collect::<BTreeSet<_>>().len(), 500);
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[file]);
    let at = "p=2026-09&asof=2026-09-30&lang=ru";
    for width in [1366, 360] {
        browser.set_size(width, 800);
        for (route, handle) in [
            (format!("#/board?{at}"), "kpi-row"),
            (format!("#/people?{at}"), "rep-row"),
            (format!("#/kpi/plan_revenue?{at}"), "measure"),
            (format!("#/kpi/repeat_customers?{at}"), "measure"),
            (format!("#/plans?{at}"), "plans"),
            ("#/data".to_owned(), "undo-import"),
        ] {
            go(&browser, &route);
            browser.wait_for(handle);
            is_harmless(&browser, &format!("{route} at {width}"));
        }
        go(&browser, &format!("#/kpi/plan_revenue?{at}"));
        browser.wait_for("measure");
        browser
            .js("document.querySelector('[data-testid=measure][data-measure=net] button').click()");
        browser.wait_for("trace-row");
        is_harmless(&browser, &format!("the trace at {width}"));
        let title = browser.js("return document.getElementById('trace-title').offsetWidth");
        assert!(title.as_f64() > Some(150.0), "the title at {width} is {title} px wide");
        browser.screenshot(&format!("harm-trace-{width}"));
        browser.js("document.getElementById('trace-close').click()");
    }
}
