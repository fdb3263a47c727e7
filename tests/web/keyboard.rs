//! The keyboard alone: the palette of commands, the sheet of keys, and keys that lead somewhere.

use crate::browser::Browser;
use crate::journey::{data, import};
use crate::lab::Lab;

/// Presses keys wherever the focus is.
fn press(browser: &Browser, code: &str, key: &str, more: &str) {
    browser.js(&format!(
        "(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown',\
         {{ code: '{code}', key: '{key}', bubbles: true, cancelable: true, {more} }}))",
    ));
}

fn is_at(browser: &Browser, route: &str) {
    browser.wait_until(&format!("location.hash.startsWith('{route}')"));
}

fn opened(lab: &Lab) -> Browser {
    let browser = lab.browser();
    browser.open("?lang=ru");
    import(&browser, &[data("firm/заказы.csv"), data("firm/строки.csv")]);
    browser.js("location.hash = '#/board?p=2026-09&lang=ru'");
    browser.wait_for("kpi-row");
    browser
}

#[test]
fn any_command_is_found_and_run_by_its_name() {
    let Some(lab) = Lab::open() else { return };
    let browser = opened(&lab);
    press(&browser, "KeyK", "k", "ctrlKey: true");
    browser.type_into("palette-field", "ДЕБИТ");
    browser.wait_until("document.querySelectorAll('[data-testid=palette-option]').length === 1");
    assert_eq!(browser.violations(), Vec::<String>::new());
    browser.screenshot("palette");
    press(&browser, "Enter", "Enter", "");
    is_at(&browser, "#/kpi/overdue_receivables");
    browser.wait_until("!document.querySelector('[data-testid=palette]')");
    // A period, by its name, keeps the screen.
    press(&browser, "KeyK", "k", "ctrlKey: true");
    browser.type_into("palette-field", "август");
    press(&browser, "Enter", "Enter", "");
    browser.wait_until(
        "location.hash.includes('overdue_receivables') && location.hash.includes('p=2026-08')",
    );
    // The sheet of keys is a command too: whoever switched letters off comes to it.
    press(&browser, "KeyK", "k", "ctrlKey: true");
    browser.type_into("palette-field", "клавиши");
    press(&browser, "Enter", "Enter", "");
    browser.wait_for("keys");
    press(&browser, "Escape", "Escape", "");
    browser.wait_until("!document.querySelector('[data-testid=keys]')");
    // Nothing fits: it says so, and Esc leaves.
    press(&browser, "KeyK", "k", "ctrlKey: true");
    browser.type_into("palette-field", "йцукен");
    browser.wait_until(
        "document.querySelector('.palette [role=status]').textContent.includes('Ничего')",
    );
    press(&browser, "Escape", "Escape", "");
    browser.wait_until("!document.querySelector('[data-testid=palette]')");
}

#[test]
fn keys_lead_to_screens_kpis_and_periods_until_they_are_switched_off() {
    let Some(lab) = Lab::open() else { return };
    let browser = opened(&lab);
    press(&browser, "BracketLeft", "[", "");
    browser.wait_until("location.hash.includes('p=2026-08')");
    press(&browser, "Digit6", "6", "");
    is_at(&browser, "#/kpi/average_contract");
    browser.wait_for("as-table");
    press(&browser, "KeyT", "t", "");
    browser.wait_until("document.querySelector('[data-testid=as-table]').ariaPressed === 'true'");
    press(&browser, "KeyG", "п", "");
    press(&browser, "KeyP", "з", "");
    is_at(&browser, "#/plans");
    browser.wait_for("plans");
    // In a field they are letters.
    browser.js("document.getElementById('plan-1-0').focus()");
    press(&browser, "Digit3", "3", "");
    browser.js("document.activeElement.blur()");
    is_at(&browser, "#/plans");
    press(&browser, "Slash", "?", "shiftKey: true");
    browser.wait_for("keys");
    assert_eq!(browser.violations(), Vec::<String>::new());
    browser.screenshot("keys");
    browser.click("keys-letters");
    press(&browser, "Escape", "Escape", "");
    browser.wait_until("!document.querySelector('[data-testid=keys]')");
    press(&browser, "Digit3", "3", "");
    is_at(&browser, "#/plans");
    // The device remembers it; commands go on working.
    browser.reload();
    browser.wait_for("plans");
    press(&browser, "Digit3", "3", "");
    is_at(&browser, "#/plans");
    press(&browser, "KeyK", "k", "ctrlKey: true");
    browser.wait_for("palette-field");
}
