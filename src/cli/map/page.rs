//! The map of a scenario as one HTML page: a column for each seat, a row for each step, flags that lead to their steps.
//!
//! The page stands alone: no script, no picture, no other file.

use crate::cli::map::number;
use crate::cli::map::words::{MapWords, part_name, plain};
use crate::id::StepId;
use crate::scenario::map::{FlagMap, PartMap, ScenarioMap, StepMap};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;
use crate::text::edge::escaped_xml as escaped;

const STYLE: &str = include_str!("page.css");
const LANES: [Role; 6] =
    [Role::Chair, Role::Treasurer, Role::Secretary, Role::IncomeDeputy, Role::HealthDeputy, Role::Room];

pub(super) fn page(story: &Story, cut: u16, map: &ScenarioMap<'_>, words: &MapWords) -> String {
    let title = escaped(&story.scenario.title);
    let head = each(&LANES, |role| format!("<th>{}</th>", escaped(&words.seat(*role))));
    let parts = each(&map.parts, |part| rows(story, part, words));
    let flags = each(&map.flags, |flag| flag_row(flag, words));
    let [set, asked] = ["finding-map-set-at", "finding-map-asked-at"].map(|id| escaped(&words.say(id, &[])));
    let heading = words.say("finding-map-flags", &[]);
    let numbers = escaped(&words.numbers(cut));
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\n<style>{STYLE}</style></head>\n\
         <body>\n<h1>{title}</h1>\n<p>{numbers}</p>\n<table class=\"lanes\"><thead><tr><th></th>{head}</tr></thead>\n{parts}</table>\n\
         <h2>{}</h2>\n<table class=\"flags\"><thead><tr><th></th><th>{set}</th><th>{asked}</th></tr></thead><tbody>{flags}\
         </tbody></table>\n</body>\n</html>\n",
        escaped(&heading)
    )
}

fn rows(story: &Story, part: &PartMap<'_>, words: &MapWords) -> String {
    let idle = each(&LANES, |role| {
        let idle = part.idle.iter().find(|idle| idle.role == *role);
        let note = idle.map(|idle| words.nothing(idle)).unwrap_or_default();
        format!("<td class=\"idle\">{}</td>", escaped(&note))
    });
    let steps = each(&part.steps, |step| row(story, step, words));
    let name = part_name(part);
    format!("<tbody><tr class=\"part\"><th>{}</th>{idle}</tr>\n{steps}</tbody>\n", escaped(&name))
}

fn row(story: &Story, step: &StepMap<'_>, words: &MapWords) -> String {
    let id = escaped(step.step.id.as_str());
    let class = if step.when.is_some() { "step maybe" } else { "step" };
    let (_, asked) = step.step.kind.shape().prompt();
    let asked = plain(story, step.step, asked);
    let notes = each(&words.notes(story, step), |note| format!("<span>{}</span>", escaped(note)));
    let cells = each(&LANES, |role| {
        if *role != step.step.role {
            return "<td></td>".to_owned();
        }
        let kind = escaped(&words.kind(&step.step.kind));
        format!("<td class=\"{class}\"><b>{kind}</b> {}<p>{notes}</p></td>", escaped(&asked))
    });
    format!("<tr id=\"{id}\"><th>{} <code>{id}</code></th>{cells}</tr>\n", number(step))
}

fn flag_row(flag: &FlagMap<'_>, words: &MapWords) -> String {
    let links = |ids: &[&StepId]| -> String {
        let link = |id: &&StepId| {
            let id = escaped(id.as_str());
            format!("<a href=\"#{id}\">{id}</a>")
        };
        ids.iter().map(link).collect::<Vec<_>>().join(", ")
    };
    let asked = if flag.asked_at.is_empty() {
        escaped(&words.say("finding-map-nowhere", &[]))
    } else {
        links(&flag.asked_at)
    };
    let name = escaped(flag.flag.as_str());
    format!("<tr><th><code>{name}</code></th><td>{}</td><td>{asked}</td></tr>\n", links(&flag.set_at))
}

/// The markup of all of these, one after the other.
fn each<T>(all: &[T], markup: impl Fn(&T) -> String) -> String {
    all.iter().map(markup).collect::<Vec<_>>().concat()
}
