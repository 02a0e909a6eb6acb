import { Component, type ReactNode } from "react";
import { Failed } from "../parts/failed";

/** Keeps a fault of one page from taking down the whole. Give it the page's name as key: another page is a new try. */
export class FaultBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Failed error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
