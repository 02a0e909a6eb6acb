interface BarStepProps {
  /** The exact numbers in words. */
  label: string;
  /** The one that the tab key stops at. */
  isStop: boolean;
  onPoint(): void;
  onFocus(): void;
  onBlur(): void;
  /** Where nothing follows, it is a picture that tells its numbers. */
  onChoose: (() => void) | undefined;
}

/** A step of time in a chart, over the whole height, so that small bars are met as well as high ones. */
export function BarStep({ label, isStop, onPoint, onFocus, onBlur, onChoose }: BarStepProps) {
  const shared = {
    "aria-label": label,
    tabIndex: isStop ? 0 : -1,
    className: "chart-step",
    onPointerEnter: onPoint,
    onFocus,
    onBlur,
  };
  return onChoose ? (
    <button type="button" {...shared} onClick={onChoose} />
  ) : (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- The picture is drawn below; this is its place and its words.
    <div role="img" {...shared} />
  );
}
