import { IconButton } from "@atlaskit/button/new";
import CrossIcon from "@atlaskit/icon/core/cross";
import { useId, type ReactNode } from "react";
import { useModal } from "./use-modal";
import "./drawer.css";

interface DrawerProps {
  title: ReactNode;
  onClose(): void;
  /** Stands at the bottom and stays there. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One thing in detail, at the right edge. Escape or a click beside it closes; focus goes back to where it was. */
export function Drawer({ title, onClose, actions, children }: DrawerProps) {
  const { modal, dismiss } = useModal(onClose);
  const heading = useId();
  return (
    <dialog ref={modal} className="drawer" aria-labelledby={heading} {...dismiss}>
      <header className="drawer-head">
        <h2 id={heading}>{title}</h2>
        <IconButton icon={CrossIcon} label="Close" appearance="subtle" onClick={onClose} />
      </header>
      <div className="drawer-body">{children}</div>
      {actions && <footer className="drawer-foot">{actions}</footer>}
    </dialog>
  );
}
