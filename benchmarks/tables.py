"""The results as Markdown."""

from benchmarks.figures import Figure, Group, Results
from benchmarks.targets import TARGETS, Target


def report(results: Results) -> str:
    """Machine, targets and every table."""
    parts = [machine_line(results), "", *target_table(results)]
    for group in results.groups.values():
        parts += ["", f"### {group.title}", "", *group_table(group)]
        if group.note:
            parts += ["", group.note]
    if results.notes:
        parts += ["", *(f"- {note}" for note in results.notes)]
    return "\n".join(parts)


def machine_line(results: Results) -> str:
    """Where, when and how the run was made."""
    one, chosen = results.machine, results.settings
    return (
        f"Measured {one['date']} on {one['processor']}, {one['cores']} cores, {one['memory']}, {one['kernel']}, "
        f"Python {one['python']}: {chosen['examples']} examples of each intent, medians of {chosen['rounds']} rounds, "
        f"the whole run {chosen['minutes']:.0f} minutes."
    )


def target_table(results: Results) -> list[str]:
    """All targets with what was measured and whether that meets them."""
    lines = ["| # | target | limit | measured | |", "|---|---|---|---|---|"]
    return lines + [_target_row(target, target.measured(results)) for target in TARGETS]


def _target_row(target: Target, value: float | None) -> str:
    if value is None:
        return f"| {target.number} | {target.what} | {target.limit_text()} | – | not measured |"
    judged = "met" if target.is_met(value) else "**not met**"
    shown = f"{shortest(value)}{target.unit}"
    return f"| {target.number} | {target.what} | {target.limit_text()} | {shown} | {judged} |"


def group_table(group: Group) -> list[str]:
    """A row for each figure, a column for each peer or size, and the quotient where the group has one."""
    columns = group.columns
    heads = ["what", *columns, *([f"{group.ratio[0]} / {group.ratio[1]}"] if group.ratio else [])]
    rows = [_row(group, figure, columns) for figure in group.figures]
    return [f"| {' | '.join(one)} |" for one in [heads, ["---"] * len(heads), *rows]]


def _row(group: Group, figure: Figure, columns: list[str]) -> list[str]:
    unit = f", {figure.unit}" if figure.unit else ""
    cells = [f"{figure.what}{unit}", *(_cell(figure.values.get(column)) for column in columns)]
    return cells + ([_cell(figure.ratio(*group.ratio))] if group.ratio else [])


def _cell(value: float | None) -> str:
    return "" if value is None else shortest(value)


def shortest(value: float) -> str:
    """Three figures, and no exponent: 0.0123, 1.23, 12.3, 1,234."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    digits = 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:.{digits}f}"
