"use strict";
const bar = document.querySelector(".filters");
const search = bar.querySelector("input[type=search]");
const check = bar.querySelector("select[name=check]");
const order = bar.querySelector("select[name=order]");
const severities = [...bar.querySelectorAll("input[type=checkbox]")];
const list = document.querySelector("main");
const findings = [...list.querySelectorAll("article")];
const texts = new Map(findings.map((one) => [one, one.textContent.toLowerCase()]));

function show() {
  const wanted = new Set(severities.filter((box) => box.checked).map((box) => box.value));
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const one of findings) {
    one.hidden =
      !wanted.has(one.dataset.severity) ||
      (check.value && one.dataset.check !== check.value) ||
      !words.every((word) => texts.get(one).includes(word));
    shown += !one.hidden;
  }
  for (const group of list.querySelectorAll("section")) {
    const left = group.querySelectorAll("article:not([hidden])").length;
    group.hidden = left === 0;
    group.querySelector(".count").textContent = `(${left})`;
  }
  bar.querySelector(".shown").textContent = `${shown} of ${findings.length} shown`;
}

function group() {
  const groups = new Map();
  for (const one of findings) {
    const key = one.dataset[order.value];
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(one);
  }
  const sections = [...groups].map(([key, members]) => {
    const section = document.createElement("section");
    const title = document.createElement("h2");
    const count = document.createElement("span");
    count.className = "count";
    title.append(key + " ", count);
    section.append(title, ...members);
    return section;
  });
  list.replaceChildren(...sections);
  show();
}

search.addEventListener("input", show);
check.addEventListener("change", show);
order.addEventListener("change", group);
for (const box of severities) box.addEventListener("change", show);
for (const link of document.querySelectorAll("[data-only]"))
  link.addEventListener("click", (event) => {
    event.preventDefault();
    check.value = link.dataset.only;
    show();
  });
bar.hidden = false;
show();
