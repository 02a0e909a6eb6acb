import { Component, type ReactNode } from "react";
import { Failed } from "../parts/failed";

interface FaultBoundaryProps {
  /** A new place is a new try. */
  place: string;
  children: ReactNode;
}

/** Keeps a fault of one page from taking down the whole. */
export class FaultBoundary extends Component<FaultBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: FaultBoundaryProps) {
    if (before.place !== this.props.place && this.state.error !== null)
      this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Failed error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
