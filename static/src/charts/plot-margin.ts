/** The room around the bars of a chart, in px: for values at the left, for dates below. */
export const plotMargin = { top: 8, right: 4, bottom: 24, left: 44 };
