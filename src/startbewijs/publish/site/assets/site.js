// Makes a page that is complete without it follow the tournament: new states arrive by themselves, and a
// slider moves through the moments. Nothing here decides or computes anything about the sport.
"use strict";

(() => {
  const root = document.documentElement;
  const said = root.dataset;
  const news = () => document.getElementById("news");

  // Good news goes after a while, since it lies over the page; bad news stays until it is over.
  let going = 0;
  const tell = (text, bad) => {
    clearTimeout(going);
    const line = document.createElement("span");
    line.textContent = text;
    news().replaceChildren(line);
    news().classList.toggle("bad", Boolean(bad));
    if (!bad) going = setTimeout(() => news().replaceChildren(), 20_000);
  };

  // What a reader did to a page: what is open, where the keyboard is.
  const open = (within) => [...within.querySelectorAll("details[id][open]")].map((one) => one.id);
  const keyed = (within) => new Map([...within.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one]));
  const bare = (one) => {
    const copy = one.cloneNode(true);
    for (const clock of copy.querySelectorAll(".running")) clock.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  // The time since the shot, where its instant was recorded: by this device's own clock, in tenths, and only
  // while that gives a time that a race can take. What counts is the finish, which comes from the log.
  const run = () => {
    for (const one of document.querySelectorAll(".running")) {
      const tenths = Math.floor((Date.now() - Date.parse(one.dataset.since)) / 100);
      const minutes = Math.floor(tenths / 600);
      const seconds = Math.floor((tenths % 600) / 10);
      const shown = minutes ? `${minutes}${one.dataset.minutes}${String(seconds).padStart(2, "0")}` : `${seconds}`;
      one.textContent = tenths >= 0 && minutes < 20 ? `${shown}${one.dataset.mark}${tenths % 10}` : "";
    }
  };

  // What a reader looks at stays where it is when a page becomes longer or shorter above it. What is in sight is
  // known by what it is or says; what has the keyboard is looked at, else what is nearest to a third from the top.
  // At the very top nothing is held: there the news comes in.
  const named = function* (main) {
    for (const one of main.querySelectorAll("[id], [data-key], h2, h3, tr, li, p")) {
      if (one.closest("details:not([open]) > :not(summary)")) continue;
      yield [one.id || one.dataset.key || one.textContent, one];
    }
  };
  const inSight = (main) => {
    if (window.scrollY <= 0) return [];
    const eye = window.innerHeight / 3;
    const active = document.activeElement;
    const seen = [];
    for (const [name, one] of named(main)) {
      const { top, height } = one.getBoundingClientRect();
      if (!name || !height || top < 0 || top > window.innerHeight) continue;
      // Of what the keyboard is in, the innermost comes last and goes first.
      seen.push({ name, top, far: one.contains(active) ? -1 - seen.length : Math.abs(top - eye) });
    }
    return seen.sort((one, other) => one.far - other.far);
  };
  const hold = (main, seen) => {
    main.style.minHeight = "";
    if (!seen.length) return;
    const there = new Map();
    for (const [name, one] of named(main)) if (!there.has(name)) there.set(name, one);
    const found = seen.find(({ name }) => there.has(name));
    if (!found) return;
    const moved = there.get(found.name).getBoundingClientRect().top - found.top;
    // Where the page became too short for that, room is kept at its end.
    const lacking = window.scrollY + moved + window.innerHeight - root.scrollHeight;
    if (lacking > 0) main.style.minHeight = `${main.offsetHeight + Math.ceil(lacking)}px`;
    window.scrollBy({ top: moved, behavior: "instant" });
  };

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const positionOf = (page) => Number(page.documentElement.dataset.position);

  const swap = (next) => {
    const main = document.getElementById("main");
    const opened = [...open(main), ...open(document.querySelector("header"))];
    const before = new Map([...keyed(main)].map(([key, one]) => [key, bare(one)]));
    const focus = document.activeElement && document.activeElement.closest("[id]");
    const keep = focus && main.contains(focus) ? focus.id : null;
    const inside = keep && document.activeElement.matches("summary");
    const seen = inSight(main);

    for (const id of ["main", "state"]) {
      document.getElementById(id).innerHTML = next.getElementById(id).innerHTML;
    }
    document.querySelector("footer").replaceWith(next.querySelector("footer"));
    document.title = next.title;
    run();
    said.position = next.documentElement.dataset.position;

    for (const id of opened) {
      const one = document.getElementById(id);
      if (one) one.open = true;
    }
    if (keep) {
      const one = document.getElementById(keep);
      const target = one && inside ? one.querySelector("summary") : one;
      if (target) target.focus({ preventScroll: true });
    }
    hold(main, seen);
    const names = [];
    for (const [key, one] of keyed(main)) {
      if (before.has(key) && before.get(key) !== bare(one)) {
        one.classList.add("changed");
        if (!names.includes(one.dataset.name)) names.push(one.dataset.name);
      }
    }
    return names;
  };

  // The server is heard at least every fifteen seconds; who hears nothing for longer has lost it, even if the
  // line looks open. A new line is answered at once.
  const SILENCE = 40_000;
  const TRIAL = 10_000;

  const follow = () => {
    let source = null;
    let heardAt = 0;
    let lost = false;
    let anew = true;
    let wanted = Number(said.position);
    let busy = false;

    const behind = () => said.behind.replace("{position}", said.position);

    // A page that came in, unless what stands here is as new.
    const show = (page) => {
      if (!(positionOf(page) > Number(said.position))) return false;
      const names = swap(page);
      const heard = names.length ? said.changed.replace("{names}", names.slice(0, 6).join(", ")) : said.renewed;
      tell(lost ? `${behind()} ${heard}` : heard, lost);
      return true;
    };

    const fetchNewest = async () => {
      if (busy) return;
      busy = true;
      try {
        while (wanted > Number(said.position)) {
          const signal = AbortSignal.timeout(TRIAL);
          const answer = await fetch(location.pathname, { headers: { accept: "text/html" }, signal });
          if (!answer.ok) throw new Error(String(answer.status));
          // Where a cache is behind, the next announcement tries again.
          if (!show(parsed(await answer.text()))) break;
        }
      } catch {
        tell(behind(), true);
        setTimeout(fetchNewest, 2000);
      } finally {
        busy = false;
      }
    };

    const lose = () => {
      if (!lost) tell(behind(), true);
      lost = true;
    };
    const hear = (newest, page) => {
      heardAt = Date.now();
      if (anew && newest < Number(said.position)) {
        location.reload(); // the log was put back: nothing that stands here is to be kept
        return;
      }
      anew = false;
      wanted = Math.max(wanted, newest);
      if (lost && wanted === Number(said.position)) tell(said.back);
      lost = false;
      if (page) show(page);
      fetchNewest(); // what did not come with its announcement
    };
    const heard = ({ data }) => hear(JSON.parse(data).position);
    const brought = ({ data }) => {
      const page = parsed(data);
      hear(positionOf(page), page);
    };
    const listen = () => {
      if (source) source.close();
      heardAt = Date.now();
      source = new EventSource(said.events);
      source.addEventListener("open", () => {
        anew = true;
      });
      source.addEventListener("newest", heard);
      source.addEventListener("beat", heard);
      source.addEventListener("page", brought);
      source.addEventListener("error", ({ target }) => {
        lose();
        // What is no stream, such as a proxy's word that the server is away, ends it for good.
        if (target.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
      });
    };
    listen();
    setInterval(() => {
      if (Date.now() - heardAt < (lost ? TRIAL : SILENCE)) return;
      lose();
      listen();
    }, 5000);
    window.addEventListener("online", listen);
    // A page that the browser keeps to go back to would keep its line too, and six lines are all that a browser opens.
    window.addEventListener("pagehide", () => {
      if (source) source.close();
    });
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) listen();
    });
  };

  // The list of moments becomes a slider. A hand that lets go of it opens that moment; the arrow keys only
  // choose one, and Enter or the link below it opens it.
  const slide = () => {
    const box = document.getElementById("moments");
    if (!box) return;
    const links = [...box.querySelectorAll("ol a")];
    if (links.length < 2) return;
    const here = links.findIndex((one) => one.getAttribute("aria-current"));
    const slider = document.createElement("input");
    const go = document.createElement("a");
    slider.type = "range";
    slider.max = String(links.length - 1);
    slider.value = String(here < 0 ? links.length - 1 : here);
    slider.setAttribute("aria-label", box.dataset.label);
    go.className = "go";
    const at = () => links[Number(slider.value)];
    const show = () => {
      go.textContent = at().textContent;
      go.href = at().href;
      slider.setAttribute("aria-valuetext", go.textContent);
    };
    const leave = () => {
      if (links.indexOf(at()) !== here) location.assign(at().href);
    };
    slider.addEventListener("input", show);
    slider.addEventListener("pointerup", leave);
    slider.addEventListener("keydown", (event) => {
      if (event.key === "Enter") leave();
    });
    show();
    box.classList.add("slides");
    box.querySelector("summary").after(slider, go);
  };

  // On a phone the menu is longer than the screen is wide: the page one is on is in sight there.
  const here = document.querySelector(".menu [aria-current]");
  if (here) here.closest("ul").scrollLeft = here.offsetLeft + here.offsetWidth + 16 - window.innerWidth;

  slide();
  if (said.events) {
    follow();
    setInterval(run, 100);
  }
})();
