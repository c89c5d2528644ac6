"use strict";
// Filters and steps through the findings. Without it the page shows them all, and its links work.
(() => {
  const findings = [...document.querySelectorAll(".finding")];
  const marks = [...document.querySelectorAll("mark[data-of]")];
  const controls = document.querySelector(".controls");
  const rule = document.getElementById("rule");
  const told = document.getElementById("told");
  const said = document.getElementById("said");
  const reached = document.getElementById("reached");
  const onward = document.getElementById("next");
  const boxes = [...document.querySelectorAll("[name=severity]")];
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  let chosen = null;

  const shown = () => findings.filter((finding) => !finding.hidden);
  const of = (mark) => mark.dataset.of.split(" ").map((id) => byId.get(id)).filter((finding) => finding && !finding.hidden);

  const choose = (finding, focus) => {
    document.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
    chosen = finding;
    finding.classList.add("chosen");
    marks.filter((mark) => mark.dataset.of.split(" ").includes(finding.id)).forEach((mark) => mark.classList.add("chosen"));
    finding.scrollIntoView({ block: "nearest" });
    reached.href = `#${finding.id}`;
    reached.textContent = `Finding ${shown().indexOf(finding) + 1} of ${shown().length}`;
    reached.hidden = false;
    told.hidden = true;
    if (focus) finding.focus({ preventScroll: true });
  };

  const filter = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const finding of findings) {
      finding.hidden = !severities.has(finding.dataset.severity) || (rule.value !== "" && finding.dataset.rule !== rule.value);
      document.querySelectorAll(`.badge[href="#${finding.id}"]`).forEach((badge) => { badge.hidden = finding.hidden; });
    }
    for (const mark of marks) {
      const visible = of(mark);
      const worst = ["error", "warning", "info"].find((name) => visible.some((finding) => finding.dataset.severity === name));
      mark.classList.remove("error", "warning", "info", "off");
      mark.classList.add(worst || "off");
    }
    told.textContent = `${shown().length} of ${findings.length} findings shown`;
    reached.hidden = true;
    told.hidden = false;
  };

  // The focus stays where it is, so that one key goes on and on; what is reached is announced.
  const step = (by) => {
    const list = shown();
    if (list.length === 0) return;
    const from = findings.indexOf(chosen);
    const onwards = by > 0 ? list : [...list].reverse();
    const next = onwards.find((finding) => from >= 0 && (findings.indexOf(finding) - from) * by > 0) || onwards[0];
    choose(next, false);
    next.scrollIntoView({ block: "center" });
    said.textContent = next.innerText;
  };

  boxes.forEach((box) => box.addEventListener("change", filter));
  rule.addEventListener("change", filter);
  document.getElementById("previous").addEventListener("click", () => step(-1));
  onward.addEventListener("click", () => step(1));
  for (const mark of marks) {
    mark.addEventListener("click", () => {
      const [first] = of(mark);
      if (first) choose(first, true);
    });
  }
  document.addEventListener("click", (event) => {
    const badge = event.target.closest(".badge");
    const finding = badge && byId.get(badge.hash.slice(1));
    if (finding) choose(finding, true);
  });
  // From anywhere among the drafts back to the buttons, which go on from there.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || controls.hidden || controls.contains(event.target)) return;
    const badge = event.target.closest(".badge");
    const finding = badge ? byId.get(badge.hash.slice(1)) : event.target.closest(".finding");
    if (finding) choose(finding, false);
    onward.focus({ preventScroll: true });
  });
  controls.hidden = findings.length === 0;
  filter();
})();
