// Returns every control that shows nothing when the keyboard is on it, or whose outline something cuts off.
() => {
  const reach = 6;
  const cuts = (style) => style.overflowX !== 'visible' || style.overflowY !== 'visible' || style.clipPath !== 'none';
  const faults = [];
  for (const one of document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.tabIndex < 0) continue;
    one.focus();
    // Where a link covers a card, the card may bear its outline.
    if (parseFloat(getComputedStyle(one, '::after').outlineWidth) >= 2 && getComputedStyle(one, '::after').outlineStyle !== 'none') continue;
    const style = getComputedStyle(one);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push(`no outline: ${one.outerHTML.slice(0, 120)}`);
    for (const box of one.getClientRects()) {
      if (box.left < reach - 1 || box.right > document.documentElement.clientWidth - reach + 1) faults.push(`at the edge: ${one.outerHTML.slice(0, 120)}`);
      for (let above = one.parentElement; above && above !== document.body; above = above.parentElement) {
        const frame = above.getBoundingClientRect();
        const outside = box.left - reach < frame.left || box.right + reach > frame.right || box.top - reach < frame.top || box.bottom + reach > frame.bottom;
        if (outside && cuts(getComputedStyle(above))) faults.push(`cut by ${above.className}: ${one.outerHTML.slice(0, 120)}`);
      }
    }
  }
  return faults;
}
