/* What a script adds to the page of a story: the phone's share sheet, copying, printing, the size of the letters. */
(function () {
  "use strict";

  var SIZE = "lantoa:co-chu";

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }

  /* Whatever works by script alone is hidden until there is one. */
  function show(element) {
    var hidden = element.closest("[hidden]");
    if (hidden) hidden.hidden = false;
  }

  /* A private window, or a full disk, must not stop the rest. */
  function kept() {
    try {
      return localStorage.getItem(SIZE) || "";
    } catch (error) {
      return "";
    }
  }

  function keep(size) {
    try {
      if (size) localStorage.setItem(SIZE, size);
      else localStorage.removeItem(SIZE);
    } catch (error) {
      /* The size holds for this page. */
    }
  }

  function setSize(buttons, size) {
    buttons.forEach(function (button) {
      var name = button.dataset.size;
      if (name) document.documentElement.classList.toggle(name, name === size);
      button.setAttribute("aria-pressed", String(name === size));
    });
  }

  function startSizes() {
    var buttons = all("[data-size]");
    var names = buttons.map(function (button) {
      return button.dataset.size;
    });
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        setSize(buttons, button.dataset.size);
        keep(button.dataset.size);
      });
      show(button);
    });
    if (names.indexOf(kept()) > 0) setSize(buttons, kept());
  }

  /* Pages without https, and old phones, have no clipboard of their own. */
  function copyByHand(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "vh";
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  function copy(text) {
    if (!navigator.clipboard) return copyByHand(text);
    return navigator.clipboard.writeText(text).catch(function () {
      return copyByHand(text);
    });
  }

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /* What a reader who does not see the button is told. */
  function tell(words) {
    var place = document.getElementById("loi-bao");
    if (!place) {
      place = document.createElement("p");
      place.id = "loi-bao";
      place.className = "vh";
      place.setAttribute("role", "status");
      document.body.appendChild(place);
    }
    place.textContent = words;
  }

  function startCopying(button) {
    var words = button.querySelector("span");
    var first = words.textContent;
    var source = document.getElementById(button.dataset.copyOf || "");
    button.addEventListener("click", function () {
      var text = source ? source.textContent.replace(/\u00a0/g, " ") : button.dataset.copy;
      copy(text).then(
        function () {
          words.textContent = button.dataset.done;
          tell(button.dataset.done);
          setTimeout(function () {
            words.textContent = first;
            tell("");
          }, 3000);
        },
        function () {
          if (source) select(source);
        }
      );
    });
    show(button);
  }

  function startSheet(link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      navigator.share({ title: link.dataset.title, url: link.dataset.sheet }).catch(function (error) {
        /* Whoever closes the sheet wants nothing else; where it cannot open there are the links. */
        if (error.name !== "AbortError") location.hash = link.getAttribute("href");
      });
    });
  }

  /* What helps to search is fetched when somebody begins to. */
  function startFinding() {
    var script = document.querySelector("script[data-suggest]");
    document.addEventListener("focusin", function begin(event) {
      if (!event.target.closest("[data-suggest]")) return;
      document.removeEventListener("focusin", begin);
      import(script.dataset.suggest).catch(function () {
        /* The box is sent without suggestions. */
      });
    });
  }

  /* The comments are fetched when somebody wants them; where that fails, the link leads to them. */
  function startComments(link) {
    link.addEventListener("click", function (event) {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      import(link.dataset.script)
        .then(function (script) {
          return script.open(link);
        })
        .catch(function () {
          location.assign(link.href);
        });
    });
  }

  /* What stands far below is fetched when a reader comes near; whoever only loads the page asks for nothing more. */
  function startNear(block) {
    var signs = ["scroll", "pointermove", "touchstart", "keydown"];
    var watch = new IntersectionObserver(
      function (seen) {
        if (!seen[seen.length - 1].isIntersecting) return;
        watch.disconnect();
        import(block.dataset.near)
          .then(function (script) {
            return script.start(block);
          })
          .catch(function () {
            /* The link in it leads to the same. */
          });
      },
      { rootMargin: "300px" }
    );
    function begin() {
      signs.forEach(function (sign) {
        removeEventListener(sign, begin);
      });
      watch.observe(block);
    }
    signs.forEach(function (sign) {
      addEventListener(sign, begin, { passive: true });
    });
  }

  startSizes();
  startFinding();
  all("[data-near]").forEach(startNear);
  all("[data-comments] [data-script]").forEach(startComments);
  all("[data-copy],[data-copy-of]").forEach(startCopying);
  all("[data-print]").forEach(function (button) {
    button.addEventListener("click", function () {
      print();
    });
    show(button);
  });
  if (navigator.share) all("[data-sheet]").forEach(startSheet);
})();
