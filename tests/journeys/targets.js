// Returns every control whose target is lower or narrower than `least` pixels: grown from its middle, as a finger finds it.
({ least, exempt, within }) => {
  const reaches = (one, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (one === hit || one.contains(hit));
  };
  const grow = (one, x, y, dx, dy) => {
    let steps = 0;
    while (steps < least && reaches(one, x + dx * (steps + 1), y + dy * (steps + 1))) steps += 1;
    return steps;
  };
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.vh, .skip');
  const faults = [];
  for (const one of document.querySelector(within).querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')) {
    if (!shown(one) || one.matches(exempt) || one.tabIndex < 0) continue;
    const control = one.labels && one.labels[0] && /checkbox|radio/.test(one.type) ? one.labels[0] : one;
    control.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = control.getClientRects()[0];
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const high = 1 + grow(control, x, y, 0, 1) + grow(control, x, y, 0, -1);
    const wide = 1 + grow(control, x, y, 1, 0) + grow(control, x, y, -1, 0);
    if (high < least - 1 || wide < Math.min(least, 24)) faults.push(`${one.outerHTML.slice(0, 120)} ${wide}x${high}`);
  }
  return faults;
}
