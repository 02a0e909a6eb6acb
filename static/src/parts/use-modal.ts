import { useLayoutEffect, useRef, type MouseEvent, type RefObject } from "react";

interface Modal {
  modal: RefObject<HTMLDialogElement>;
  /** To be spread on the dialog. */
  dismiss: {
    onClose(): void;
    onMouseDown(event: MouseEvent<HTMLDialogElement>): void;
  };
}

/** Opens the browser's own modal dialog for as long as it is rendered: it holds the focus and gives it back. */
export function useModal(onClose: () => void): Modal {
  const modal = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = modal.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return {
    modal,
    dismiss: {
      onClose,
      onMouseDown: (event) => {
        if (event.target === modal.current) onClose();
      },
    },
  };
}
