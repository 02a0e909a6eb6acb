// oxlint-disable jsx-a11y/prefer-tag-over-role -- Rows are placed by hand where they are in view, which a <table> cannot do.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { nextRow } from "./next-row";
import { usePageWidth } from "./use-page-width";
import "./endless-grid.css";

export interface GridColumn<Row> {
  name: string;
  /** A track of CSS grid, such as `minmax(120px, 2fr)`. */
  width: string;
  /** On pages that are narrower, in px, the column is left out: what it tells stands in what a row opens. */
  minPage?: number;
  cell(row: Row): ReactNode;
}

interface EndlessGridProps<Row> {
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** How many rows there are in all, where that is known. */
  total?: number | undefined;
  hasMore: boolean;
  isLoading: boolean;
  loadMore(): void;
  onOpen(row: Row): void;
  openKey: string | null;
  /** Changes when the list starts anew: the view goes back to the top. */
  generation: string;
}

const rowHeight = 44;
const headHeight = 36;

/** A table without an end: draws what is in view, asks for more near the end, moves by arrow keys, opens on Enter. */
export function EndlessGrid<Row>(props: EndlessGridProps<Row>) {
  const { rows, rowKey, hasMore, isLoading, loadMore, onOpen, openKey, generation } = props;
  const pageWidth = usePageWidth();
  const columns = props.columns.filter(({ minPage = 0 }) => minPage <= pageWidth);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [wantsFocus, setWantsFocus] = useState(false);
  const pending = hasMore || isLoading ? (rows.length === 0 ? 12 : 3) : 0;
  const count = rows.length + pending;
  // oxlint-disable-next-line react/incompatible-library -- The page is not built with the React compiler.
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const drawn = virtualizer.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && !isLoading && last >= rows.length - 1) loadMore();
  }, [hasMore, isLoading, last, rows.length, loadMore]);

  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [generation]);

  useEffect(() => {
    if (!wantsFocus) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    setWantsFocus(false);
  }, [wantsFocus, active, drawn]);

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const row = rows[index];
    if ((event.key === "Enter" || event.key === " ") && row !== undefined) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const next = nextRow(event.key, index, rows.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    setWantsFocus(true);
    virtualizer.scrollToIndex(next, { align: "auto" });
  };

  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(" ") };
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total === undefined ? -1 : props.total + 1}
    >
      <div role="rowgroup" className="grid-top">
        <div role="row" aria-rowindex={1} className="grid-head" style={tracks}>
          {columns.map((column) => (
            <div key={column.name} role="columnheader">
              {column.name}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="grid-length" style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const row = rows[index];
          const place = { ...tracks, transform: `translateY(${start - headHeight}px)` };
          if (row === undefined) {
            return (
              <div key={index} className="grid-row grid-pending" style={place} aria-hidden="true">
                {columns.map((column) => (
                  <span key={column.name} className="skeleton-bar" />
                ))}
              </div>
            );
          }
          const key = rowKey(row);
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={key === openKey}
              data-row={index}
              tabIndex={index === active ? 0 : -1}
              className="grid-row"
              style={place}
              onClick={() => {
                setActive(index);
                onOpen(row);
              }}
              onFocus={() => setActive(index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              {columns.map((column) => {
                const content = column.cell(row);
                return (
                  <div
                    key={column.name}
                    role="gridcell"
                    title={typeof content === "string" ? content : undefined}
                  >
                    {content}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
