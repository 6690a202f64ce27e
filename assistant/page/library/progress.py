"""Progress: the jobs as the pages show them: what runs with its stages, what waits, and what the last ones came to."""

from assistant.librarian.jobs import Act, Job, State
from assistant.page.library import paths
from assistant.page.library.labels import LibraryLabels
from assistant.page.pages.markup import Child, Markup, tag

PROGRESS = "yj-jobs"
_SHOWN = 8


def progress(labels: LibraryLabels, jobs: list[Job], of: str = "") -> Markup:
    """The section, empty where nothing was changed; scripts draw it anew while something runs. ``of``: the document of which alone to tell the ends."""
    under_way = [job for job in jobs if not job.is_over]
    is_busy = bool(under_way)
    over = [job for job in jobs if job.is_over and (not of or of == job.of)][::-1]
    shown = [*under_way, *over[: 1 if of else _SHOWN]]
    if not shown:
        return tag("section", id=PROGRESS, hidden=True)
    refresh = tag("a", labels.refresh, href=paths.LIBRARY, class_="yj-apply") if is_busy else None
    return tag(
        "section", tag("h2", labels.jobs), tag("ol", (_job(labels, job) for job in shown)), refresh,
        id=PROGRESS, data_busy="true" if is_busy else None, aria_live="polite", class_="yj-jobs",
    )


def _job(labels: LibraryLabels, job: Job) -> Markup:
    head: list[Child] = [tag("span", labels.acts[job.act.value], class_="yj-chip"), tag("b", job.subject)]
    body: list[Child] = []
    if job.state is State.WAITING:
        head.append(tag("span", labels.waiting, class_="yj-faint"))
    elif job.state is State.RUNNING:
        body.append(tag("progress", max=100, value=job.percent))
        body.append(tag("ul", (tag("li", line) for line in job.stages), class_="yj-stages"))
    elif job.state is State.FAILED:
        body.append(tag("p", job.error, class_="yj-job-error", role="alert"))
    else:
        head.append(tag("span", _came_to(labels, job), class_="yj-faint"))
        if job.act in (Act.ADD, Act.REPLACE) and job.entry:
            newest = job.entry.versions[-1].number
            link = paths.of(job.entry.id) if job.act is Act.ADD else paths.of(job.entry.id, "changes", **{"from": job.entry.current, "to": newest})
            head.append(tag("a", labels.look, href=link))
    return tag("li", tag("p", head, class_="yj-job-head"), body, class_=f"yj-job yj-job-{job.state.value}")


def _came_to(labels: LibraryLabels, job: Job) -> str:
    entry = job.entry
    return labels.done[job.act.value].format(version=entry.current if entry else "", title=entry.title if entry else "")
