import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { PageError } from './PageError.js';

interface Props {
  children: ReactNode;
  /** A new place clears the error of the last one. */
  place: string;
}

class Boundary extends Component<Props, { error?: Error; place: string }> {
  override state: { error?: Error; place: string } = { place: this.props.place };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps({ place }: Props, state: { error?: Error; place: string }) {
    return place === state.place ? null : { error: undefined, place };
  }

  override render() {
    const { error } = this.state;
    return error ? (
      <PageError error={error} resetErrorBoundary={() => this.setState({ error: undefined })} />
    ) : (
      this.props.children
    );
  }
}

/** Keeps a broken page from taking the rail and the bars with it. */
export const PageErrorBoundary = ({ children }: { children: ReactNode }) => (
  <Boundary place={useLocation().pathname}>{children}</Boundary>
);
