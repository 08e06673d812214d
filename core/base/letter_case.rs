// Writes letter_case.inc, whose form letter_case.cpp tells. Mesh's own functions are those of Rust's standard library, so these tables
// are read off it:
//
//   rustc -O letter_case.rs -o /tmp/letter_case && /tmp/letter_case >letter_case.inc
use std::collections::{BTreeMap, BTreeSet};

/// What a range of letters does: see `RunKind` in letter_case.cpp.
const BOTH: u32 = 0;
const TO_LOWER: u32 = 1;
const TO_UPPER: u32 = 2;
const EXPANDS: u32 = 3;

fn number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 & 0x7F | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A run of letters, each `step` after the one before, that do the same.
struct Run {
    first: u32,
    count: u32,
    step: u32,
    kind: u32,
    delta: i32,
}

fn runs(letters: &BTreeMap<u32, i32>, kind: u32, out: &mut Vec<Run>) {
    for (&letter, &delta) in letters {
        if let Some(run) = out.last_mut().filter(|run| run.kind == kind && run.delta == delta) {
            let step = letter - (run.first + (run.count - 1) * run.step);
            if step == run.step || (run.count == 1 && step <= 2) {
                run.step = step;
                run.count += 1;
                continue;
            }
        }
        out.push(Run { first: letter, count: 1, step: 1, kind, delta });
    }
}

fn mappings() -> (Vec<u8>, Vec<String>) {
    let mut single = [BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new()];
    let mut expansions = vec!["\u{130}".to_lowercase()];
    let differences = |letter: char, mapped: Vec<char>| {
        (mapped.len() == 1 && mapped[0] != letter).then(|| mapped[0] as i32 - letter as i32)
    };
    for letter in '\u{80}'..=char::MAX {
        if let Some(delta) = differences(letter, letter.to_lowercase().collect()) {
            let other = char::from_u32((letter as i32 + delta) as u32).unwrap();
            let comes_back = other as u32 >= 0x80 && other.to_uppercase().eq([letter]);
            single[if comes_back { BOTH } else { TO_LOWER } as usize].insert(letter as u32, delta);
        }
        let upper: Vec<char> = letter.to_uppercase().collect();
        if upper.len() > 1 {
            single[EXPANDS as usize].insert(letter as u32, 0);
            expansions.push(upper.into_iter().collect());
        } else if let Some(delta) = differences(letter, upper) {
            let other = char::from_u32((letter as i32 + delta) as u32).unwrap();
            if other as u32 >= 0x80 && other.to_lowercase().eq([letter]) {
                continue;
            }
            single[TO_UPPER as usize].insert(letter as u32, delta);
        }
    }
    let mut all = Vec::new();
    for kind in [BOTH, TO_LOWER, TO_UPPER, EXPANDS] {
        runs(&single[kind as usize], kind, &mut all);
    }
    all.sort_by_key(|run| run.first);
    let mut bytes = Vec::new();
    let mut before = 0;
    for run in all {
        number(&mut bytes, run.first - before);
        number(&mut bytes, (run.count - 1) << 3 | (run.step - 1) << 2 | run.kind);
        if run.kind != EXPANDS {
            number(&mut bytes, (run.delta << 1 ^ run.delta >> 31) as u32);
        }
        before = run.first;
    }
    (bytes, expansions)
}

/// Where the letters of a set begin and end, each as its distance from the one before.
fn bounds(letters: &BTreeSet<u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut before = 0;
    for &letter in letters {
        for at in [letter, letter + 1] {
            let is_inside = letters.contains(&(at.wrapping_sub(1))) && letters.contains(&at);
            if !is_inside {
                number(&mut bytes, at - before);
                before = at;
            }
        }
    }
    bytes
}

fn write(name: &str, bytes: &[u8]) {
    print!("constexpr auto {name} = std::to_array<uint8_t>({{");
    for (index, byte) in bytes.iter().enumerate() {
        print!("{}{byte},", if index % 28 == 0 { "\n    " } else { " " });
    }
    println!("\n}});");
}

fn main() {
    let ends_word = |text: String| text.to_lowercase().ends_with('ς');
    let (mut ignorable, mut cased) = (BTreeSet::new(), BTreeSet::new());
    for letter in '\0'..=char::MAX {
        let has_case = !letter.to_lowercase().eq([letter]) || !letter.to_uppercase().eq([letter]);
        if ends_word(format!("{letter}Σ")) {
            if !has_case || letter.is_ascii() {
                cased.insert(letter as u32);
            }
        } else if ends_word(format!("a{letter}Σ")) {
            ignorable.insert(letter as u32);
        }
    }
    let (version, _, _) = std::char::UNICODE_VERSION;
    println!("// Written by letter_case.rs. Unicode {version}.");
    let (letters, expansions) = mappings();
    write("mappings", &letters);
    println!("constexpr std::string_view expansions =\n    \"{}\";", expansions.join("/"));
    write("other_cased", &bounds(&cased));
    write("ignorable", &bounds(&ignorable));
}
