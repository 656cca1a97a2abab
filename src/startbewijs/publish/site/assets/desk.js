// The desk by keyboard: what is typed is kept here until the server has it, and sent until it has it once.
// Nothing here decides anything about the sport; every word that is shown comes from the page or the server.
"use strict";

(() => {
  const root = document.documentElement;
  const said = root.dataset;
  const QUEUE = "startbewijs-desk-queue";
  const DRAFT = "startbewijs-desk-draft:";
  const by = (id) => document.getElementById(id);

  // ---- What is kept in this browser, also when it is closed.
  const kept = (name, other) => {
    try { return JSON.parse(localStorage.getItem(name)) ?? other; } catch { return other; }
  };
  const keep = (name, value) => {
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(value));
      return true;
    } catch { return false; }
  };
  const client = () => {
    let name = kept("startbewijs-desk-client", null);
    if (!name) {
      name = [...crypto.getRandomValues(new Uint8Array(8))].map((one) => one.toString(16).padStart(2, "0")).join("");
      keep("startbewijs-desk-client", name);
    }
    return name;
  };
  const act = () => {
    const turn = [...crypto.getRandomValues(new Uint8Array(6))].map((one) => one.toString(16).padStart(2, "0")).join("");
    return `${client()}-${turn}`;
  };

  // ---- When something is typed, on the clock of the server. That of a laptop may be wrong, and may be set at
  // any moment; what counts on from what the server told last cannot be set, but stands still in a laptop that
  // sleeps. Where the two differ, nobody knows which of both it was, and neither when it is.
  const LIFE = act();
  const loaded = performance.getEntriesByType("navigation")[0];
  let heard = null;
  const hear = (now, at) => { heard = { now: Number(now), at, wall: Date.now() - performance.now() + at }; };
  hear(said.now, loaded ? loaded.responseStart : performance.now());
  const counted = (at, wall) => {
    const run = performance.now() - at;
    return Math.abs(Date.now() - wall - run) < 2000 ? Math.round(run) : null;
  };
  const typed = () => {
    const run = counted(heard.at, heard.wall);
    return { at: run === null ? null : heard.now + run, life: LIFE, ran: performance.now(), wall: Date.now() };
  };
  const given = (one) => {
    const when = one.typed;
    if (when && Number.isInteger(when.at)) return { at: when.at };
    return { age: when && when.life === LIFE ? counted(when.ran, when.wall) : null };
  };

  // ---- What is told.
  const tell = (text, bad) => {
    const news = by("news");
    news.textContent = text;
    news.classList.toggle("bad", Boolean(bad));
  };
  const waiting = () => kept(QUEUE, []).filter((one) => one.login === said.login);
  const count = () => {
    const queue = waiting();
    const shown = by("waiting");
    const times = queue.map((one) => one.values.time).filter(Boolean).join(", ");
    if (shown) shown.textContent = queue.length ? `${said.waiting.replace("{n}", queue.length)} ${times}`.trim() : "";
  };

  // ---- The newest state of this screen, without touching what somebody is typing.
  let fetching = false;
  let again = false;
  const refresh = async () => {
    if (!document.querySelector("[data-live]")) return;
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, credentials: "same-origin" });
      if (answer.redirected && /\/login$/.test(answer.url)) { tell(said.loggedout, true); return; }
      if (!answer.ok) return;
      const came = performance.now();
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (next.documentElement.dataset.screen !== said.screen) { location.reload(); return; }
      for (const one of document.querySelectorAll("[data-live]")) {
        const fresh = next.getElementById(one.id);
        if (fresh && fresh.innerHTML !== one.innerHTML) one.innerHTML = fresh.innerHTML;
      }
      // What a confirmed pair has no more is no more to be pressed.
      for (const one of document.querySelectorAll("[data-command], input[data-time]")) {
        if (one.id) one.disabled = next.getElementById(one.id)?.disabled ?? true;
      }
      if (said.position !== next.documentElement.dataset.position) foresee();
      said.position = next.documentElement.dataset.position;
      hear(next.documentElement.dataset.now, came);
    } catch {
      // The line is down: what is shown stays, and the queue says so.
    } finally {
      fetching = false;
      if (again) { again = false; refresh(); }
    }
  };

  // ---- What confirming would change: worked out apart, so that no key waits for it.
  let foreseeing = 0;
  const foresee = async () => {
    const box = by("effect");
    if (!box) return;
    const turn = ++foreseeing;
    try {
      const answer = await fetch(box.dataset.from, { credentials: "same-origin" });
      const text = answer.ok && !answer.redirected ? await answer.text() : "";
      if (turn === foreseeing) box.innerHTML = text;
    } catch {
      // It is asked again with the next change.
    }
  };

  // ---- What was done, sent in the order in which it was done.
  let sending = false;
  let asked = null;
  const put = (one) => {
    const queue = kept(QUEUE, []);
    queue.push(one);
    if (!keep(QUEUE, queue)) tell(said.unkept, true);
    count();
    send();
  };
  const drop = (act) => { keep(QUEUE, kept(QUEUE, []).filter((one) => one.act !== act)); count(); };

  const send = async () => {
    if (sending || asked) return;
    sending = true;
    let failed = false;
    try {
      for (let one = waiting()[0]; one && !asked; one = waiting()[0]) {
        let answer;
        try {
          answer = await fetch("/desk/act", {
            method: "POST",
            credentials: "same-origin",
            headers: { "content-type": "application/json", "x-form-key": said.formKey, "x-lang": root.lang, accept: "application/json" },
            body: JSON.stringify({
              act: one.act,
              command: one.command,
              values: one.values,
              why: one.why || null,
              seen: one.seen,
              accept: one.accept || [],
              ...given(one),
            }),
          });
        } catch {
          tell(said.offline.replace("{n}", waiting().length), true);
          failed = true;
          break;
        }
        if (answer.status >= 500) { tell(said.offline.replace("{n}", waiting().length), true); failed = true; break; }
        const told = await answer.json().catch(() => ({}));
        // Also where the key of this page is an older session's: only a command that was looked at is dropped.
        if (answer.status === 401 || (answer.status === 403 && !told.refused)) {
          tell(said.loggedout, true);
          failed = true;
          break;
        }
        if (asked && (answer.status === 409 || answer.status === 422)) break; // one question after the other
        if (answer.status === 409) { choose(one, told.says, [], told.position); break; }
        if (answer.status === 422) { choose(one, told.says, told.doubts, null); break; }
        drop(one.act);
        if (answer.ok) {
          tell([...told.facts, ...(told.heralds || [])].join(" · ") || said.already, false);
        } else {
          tell(told.says || said.failed, true);
          giveBack(one, true);
        }
        await refresh();
      }
    } finally {
      sending = false;
      if (failed) setTimeout(send, 1500);
    }
  };

  // After a question the fingers are back where times are typed.
  let last = null;
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("input[data-time]")) last = event.target.id;
  });
  const home = () => {
    const fields = [...document.querySelectorAll("input[data-time]:not([disabled])")];
    const field = fields.find((one) => one.id === last) || fields[0];
    if (field) field.focus();
    return field;
  };
  const unasked = () => { by("ask").hidden = true; owed = null; home(); };

  // What was typed goes back to its field, if that is still on the screen and empty.
  const giveBack = (one, bad) => {
    const field = one.draft && document.querySelector(`[data-draft="${CSS.escape(one.draft)}"]`);
    if (!field) return;
    if (!field.value) {
      field.value = one.values.time;
      keep(DRAFT + one.draft, one.values.time);
    }
    field.toggleAttribute("aria-invalid", false);
    if (bad) field.setAttribute("aria-invalid", "true");
    field.focus();
    field.select();
  };

  // ---- A question before something is recorded: a doubt to accept, or what somebody else recorded meanwhile.
  const question = (text, yes) => {
    by("question-text").textContent = text;
    by("question-yes").textContent = yes;
    by("question").hidden = false;
    // Whoever is in the middle of a time types on; J and Esc answer all the same.
    const field = document.activeElement;
    if (!(field && field.matches("input[data-time]") && field.value)) by("question-no").focus();
  };
  const choose = (one, text, doubts, newest) => {
    asked = { one, doubts, newest };
    question([text, ...doubts.map((doubt) => doubt.says)].join(" "), newest ? said.anyway : said.accept);
    if (newest) refresh();
  };
  // Before it is given at all: the key that asks is not the one that says yes, however often it is hit.
  const makeSure = (button, then) => {
    asked = { then, key: button.dataset.key };
    question(button.dataset.sure, said.sure);
  };
  const answered = (yes) => {
    const { one, doubts, newest, then } = asked;
    asked = null;
    by("question").hidden = true;
    if (then) {
      home();
      if (yes) then();
      else tell(said.dropped, false);
      send();
      return;
    }
    const queue = kept(QUEUE, []);
    const at = queue.findIndex((other) => other.act === one.act);
    if (at >= 0) {
      if (!yes) queue.splice(at, 1);
      else queue[at] = { ...one, act: act(), seen: newest || one.seen, accept: [...(one.accept || []), ...doubts.map((doubt) => doubt.key)] };
      keep(QUEUE, queue);
    }
    if (!yes) tell(said.dropped, false);
    count();
    home();
    if (!yes) giveBack(one, false);
    send();
  };

  // ---- A word that is due: a reason, the code of a rule.
  let owed = null;
  const ask = (button, then) => {
    owed = then;
    const whose = button.closest(".lane");
    by("ask-label").textContent = [whose && whose.getAttribute("aria-label"), button.dataset.asks].filter(Boolean).join(": ");
    by("ask-field").value = "";
    by("ask-list").hidden = !("codes" in button.dataset);
    by("ask").hidden = false;
    by("ask-field").focus();
  };

  const WAYS = { pageup: "previous", pagedown: "next", p: "now" };
  const keys = () => {
    const shown = [...document.querySelectorAll("kbd")].filter((one) => one.checkVisibility() && !one.closest(":disabled")).map((one) => one.textContent);
    return [...new Set(shown)].join(" ");
  };

  const lane = () => {
    const field = document.activeElement && document.activeElement.closest("[data-lane]");
    return field ? field.dataset.lane : null;
  };

  const press = (button) => {
    if (button.disabled) return;
    const values = { ...JSON.parse(said.about || "{}"), ...JSON.parse(button.dataset.values || "{}") };
    const field = button.dataset.field ? by(button.dataset.field) : null;
    const one = {
      act: act(), command: button.dataset.command, values, seen: Number(said.position), typed: typed(),
      login: said.login, why: button.dataset.why || null, draft: null,
    };
    if (field) {
      if (!field.value.trim()) { field.focus(); return; }
      values.time = field.value;
      one.draft = field.dataset.draft;
      const line = by(field.dataset.line);
      if (line) values.metres = line.value;
      const source = by("source");
      if (source) values.source = source.value;
    }
    if (button.dataset.asks) {
      ask(button, (text) => {
        if (button.dataset.asksFor === "why") one.why = text;
        else one.values[button.dataset.asksFor] = text;
        put(one);
      });
      return;
    }
    if (button.dataset.sure) {
      makeSure(button, () => put(one));
      return;
    }
    put(one);
    if (!field) return;
    // The queue has it now, and keeps it; the field is free, and the other lane comes next.
    field.value = "";
    field.removeAttribute("aria-invalid");
    keep(DRAFT + one.draft, null);
    const fields = [...document.querySelectorAll("input[data-time]")];
    const next = fields.find((other) => other !== field && !other.value);
    if (next) next.focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-command]");
    if (button) { event.preventDefault(); press(button); }
    if (event.target.closest("#question-yes")) answered(true);
    if (event.target.closest("#question-no")) answered(false);
    if (event.target.closest("[data-print]")) print();
    if (event.target.closest("#ask-no")) unasked();
    const code = event.target.closest("[data-code]");
    if (code) { by("ask-field").value = code.dataset.code; by("ask-field").focus(); }
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "ask-form") return;
    event.preventDefault();
    const text = by("ask-field").value.trim();
    if (!text || !owed) return;
    const then = owed;
    unasked();
    then(text);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (asked) answered(false);
      if (owed) unasked();
      return;
    }
    const timing = event.target.closest("input[data-time]");
    if (asked && !(timing && event.key === "Enter")) {
      const key = event.key.toLowerCase();
      if (/^[0-9.,:]$/.test(key)) { if (!timing) home(); return; }
      if (key.length > 1 || event.repeat) return;
      event.preventDefault();
      if (by("question-yes").dataset.yes.includes(key) && key !== asked.key) answered(true);
      return;
    }
    if (owed) return;
    const field = event.target.closest("input, select, textarea");
    if (field && !field.hasAttribute("data-time") && field.tagName !== "SELECT") return;
    if (event.key === "Enter" && field && field.hasAttribute("data-time")) {
      event.preventDefault();
      const button = document.querySelector(`[data-command="time"][data-field="${CSS.escape(field.id)}"]`);
      if (button && !event.repeat) press(button);
      return;
    }
    const way = WAYS[event.key.toLowerCase()];
    if (way && by("ways")) {
      event.preventDefault();
      const link = by(way);
      if (link) link.click();
      return;
    }
    // A digit is of a time, wherever the cursor is: in the list of lines it would choose “100 m” unseen.
    if (/^[0-9]$/.test(event.key) && !(field && field.hasAttribute("data-time"))) {
      const box = field && field.closest(".lane");
      const mine = box && box.querySelector("input[data-time]:not([disabled])");
      if (mine) mine.focus();
      else if (!field) home();
      return;
    }
    if (!/^[a-z]$/i.test(event.key)) return;
    if (event.repeat) { if (by("ways")) event.preventDefault(); return; }
    const key = event.key.toLowerCase();
    const there = document.querySelector(`[data-goes="${key}"]`);
    if (there) {
      event.preventDefault();
      (there.querySelector("input[data-time]") || there).focus();
      return;
    }
    const here = lane();
    const buttons = [...document.querySelectorAll(`[data-key="${key}"]`)];
    const button = buttons.find((one) => !one.closest("[data-lane]")) || buttons.find((one) => one.closest("[data-lane]").dataset.lane === here);
    if (button || buttons.length || by("ways")) event.preventDefault();
    if (button) press(button);
    else if (buttons.length) tell(said.whichlane, true);
    else if (by("ways")) tell(JSON.parse(said.others)[key] || said.nokey.replace("{key}", event.key.toUpperCase()).replace("{keys}", keys()), false);
  });

  // Only what a time is made of comes into its field, also from the clipboard.
  document.addEventListener("beforeinput", (event) => {
    if (!event.target.matches("input[data-time]")) return;
    const text = event.data ?? (event.dataTransfer ? event.dataTransfer.getData("text/plain") : "");
    const foreign = text && text.trim().match(/[^0-9.,:]/u);
    if (!foreign) return;
    event.preventDefault();
    tell(said.nosign.replace("{key}", foreign[0]), false);
  });

  // ---- Drafts: what is typed and not sent yet.
  document.addEventListener("input", (event) => {
    const name = event.target.dataset && event.target.dataset.draft;
    if (!name) return;
    event.target.removeAttribute("aria-invalid");
    keep(DRAFT + name, event.target.value || null);
  });
  for (const field of document.querySelectorAll("[data-draft]")) {
    if (!field.value) field.value = kept(DRAFT + field.dataset.draft, "");
  }

  // ---- Follow what others record.
  if (said.events) {
    let stream = null;
    const listen = () => {
      if (stream) stream.close();
      stream = new EventSource(said.events);
      stream.addEventListener("newest", (event) => {
        if (JSON.parse(event.data).position > Number(said.position)) refresh();
        send();
      });
      stream.onerror = () => { if (waiting().length) tell(said.offline.replace("{n}", waiting().length), true); };
    };
    listen();
    // A page that the browser keeps to go back to would keep its line too, and six lines are all that a browser opens.
    addEventListener("pagehide", () => stream.close());
    addEventListener("pageshow", ({ persisted }) => { if (persisted) listen(); });
  }
  // From another screen “The pair” leads back to the pair that one was at.
  const LEFT = "startbewijs-desk-left";
  const menu = document.querySelector('.menu a[href$="/pair/"]');
  if (by("ways")) sessionStorage.setItem(LEFT, said.screen.split("/").slice(0, 3).join("/"));
  else if (menu && sessionStorage.getItem(LEFT)) menu.search = `?left=${encodeURIComponent(sessionStorage.getItem(LEFT))}`;

  addEventListener("online", send);
  addEventListener("storage", count);
  count();
  send();
  foresee();
  const first = document.querySelector("input[data-time]:not([disabled])");
  if (first) first.focus();
})();
