/* The counter that the State asks portals to carry (EMC), where the newsroom has given it the number of this site. */
(function () {
  "use strict";

  var HOST = "https://f-emc.ngsp.gov.vn/";
  var calls = (window._govaq = window._govaq || []);
  calls.push(["trackPageView"], ["enableLinkTracking"]);
  calls.push(["setTrackerUrl", HOST + "tracking"]);
  calls.push(["setSiteId", document.currentScript.dataset.site]);
  var script = document.createElement("script");
  script.async = true;
  script.src = HOST + "embed/gov-tracking.min.js";
  document.head.appendChild(script);
})();
