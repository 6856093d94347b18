/* Says that somebody looks at this page: once, without a cookie, when it is in sight. */
(function () {
  "use strict";

  var ADDRESS = "/xem/";
  var page = document.currentScript.dataset.page;
  if (!page) return;

  /* Of the page before the host alone is told; an app of Android has its name in that place. */
  function hostBefore() {
    return (/^[\w-]+:\/\/([^/?#]+)/.exec(document.referrer) || ["", ""])[1];
  }

  function poster() {
    return (/[?&]qr=(\d{1,4})(?:&|$)/.exec(location.search) || [])[1];
  }

  /* Who hands the address on hands on no poster. */
  function dropPoster() {
    var rest = location.search.replace(/([?&])qr=[^&]*(?:&|$)/, "$1").replace(/[?&]$/, "");
    history.replaceState(history.state, "", location.pathname + rest + location.hash);
  }

  function send(said) {
    if (navigator.sendBeacon && navigator.sendBeacon(ADDRESS, said)) return;
    fetch(ADDRESS, { method: "POST", body: said, keepalive: true, credentials: "same-origin" }).catch(function () {
      /* Without a line nothing is counted. */
    });
  }

  /* Who comes back, or loads the page anew, comes from nowhere else. */
  function tell(isReturn) {
    var said = new URLSearchParams();
    var code = isReturn ? undefined : poster();
    said.set("trang", page);
    said.set("tu", isReturn ? "" : hostBefore());
    if (code !== undefined) {
      said.set("qr", code);
      dropPoster();
    }
    send(said);
  }

  function isReturn() {
    var entry = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    return Boolean(entry) && (entry.type === "reload" || entry.type === "back_forward");
  }

  /* A page that is made ready, or opened behind another, is not looked at yet. */
  function whenSeen(act) {
    if (!document.prerendering && document.visibilityState === "visible") {
      act();
      return;
    }
    function again() {
      document.removeEventListener("visibilitychange", again);
      document.removeEventListener("prerenderingchange", again);
      whenSeen(act);
    }
    document.addEventListener("visibilitychange", again);
    document.addEventListener("prerenderingchange", again);
  }

  whenSeen(function () {
    tell(isReturn());
  });
  /* Kept whole by the browser, and shown again. */
  addEventListener("pageshow", function (event) {
    if (event.persisted) whenSeen(tell.bind(null, true));
  });
})();
