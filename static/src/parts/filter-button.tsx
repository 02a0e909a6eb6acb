import Button from "@atlaskit/button/new";
import ChevronDownIcon from "@atlaskit/icon/core/chevron-down";
import type { NewIconProps } from "@atlaskit/icon/types";
import type { PopupSelectProps } from "@atlaskit/select";

type Target = Parameters<NonNullable<PopupSelectProps["target"]>>[0];

interface FilterButtonProps {
  target: Target;
  isActive: boolean;
  children: string;
}

/** The button that a filter's list hangs from. */
export function FilterButton({
  target: { isOpen, ...target },
  isActive,
  children,
}: FilterButtonProps) {
  return (
    <Button {...target} isSelected={isActive && !isOpen} iconAfter={SmallChevron}>
      {children}
    </Button>
  );
}

function SmallChevron(icon: Omit<NewIconProps, "spacing" | "size">) {
  return <ChevronDownIcon {...icon} size="small" />;
}
