import Button from "@atlaskit/button/new";
import { useId, type ReactNode } from "react";
import { useModal } from "./use-modal";
import "./confirm.css";

interface ConfirmProps {
  title: string;
  /** What happens, and what stays. */
  children: ReactNode;
  /** The verb on the button. */
  action: string;
  danger?: boolean;
  isBusy?: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that is not easily undone. */
export function Confirm({
  title,
  children,
  action,
  danger,
  isBusy,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const { modal, dismiss } = useModal(onClose);
  const heading = useId();
  return (
    <dialog ref={modal} className="confirm" aria-labelledby={heading} {...dismiss}>
      <div className="confirm-content">
        <h2 id={heading}>{title}</h2>
        <div className="confirm-text">{children}</div>
        <div className="confirm-actions">
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button
            appearance={danger ? "danger" : "primary"}
            isLoading={isBusy ?? false}
            onClick={onConfirm}
          >
            {action}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
