// Returns what is wrong with the samples of the style page: too wide, cut, on top of each other, or empty.
() => {
  const faults = [];
  const name = (one) => `${one.closest('.component').id}: ${one.outerHTML.slice(0, 100)}`;
  // What has a clip path shows less than its box.
  const out = (one) => one.closest('.vh') || getComputedStyle(one).clipPath !== 'none' || ['absolute', 'fixed'].includes(getComputedStyle(one).position);
  // A negative margin takes back the room of a padding that is there for thumbs.
  const room = (one) => {
    const box = one.getBoundingClientRect();
    const [top, right, bottom, left] = ['Top', 'Right', 'Bottom', 'Left'].map((side) => Math.min(0, parseFloat(getComputedStyle(one)[`margin${side}`]) || 0));
    return { top: box.top - top, right: box.right + right, bottom: box.bottom + bottom, left: box.left - left };
  };
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  for (const sample of document.querySelectorAll('.component .sample')) {
    if (sample.getBoundingClientRect().height < 20) faults.push(`empty ${name(sample)}`);
    if (sample.scrollWidth > sample.clientWidth + 1) faults.push(`too wide ${name(sample)}`);
    for (const one of sample.querySelectorAll('*')) {
      const style = getComputedStyle(one);
      if (out(one) || style.display === 'inline' || one.closest('svg') || !one.checkVisibility()) continue;
      const box = one.getBoundingClientRect();
      if (box.right > document.documentElement.clientWidth + 1) faults.push(`beyond the edge ${name(one)}`);
      const cuts = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      const field = ['INPUT', 'SELECT', 'TEXTAREA', 'AUDIO'].includes(one.tagName);
      if (cuts && !field && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) faults.push(`cut ${name(one)}`);
      const beside = [...one.parentElement.children].slice([...one.parentElement.children].indexOf(one) + 1);
      for (const other of beside) {
        if (out(other) || getComputedStyle(other).display === 'inline' || !other.checkVisibility()) continue;
        if (overlap(room(one), room(other))) faults.push(`overlaps ${name(one)} | ${name(other)}`);
      }
    }
  }
  return faults;
}
