import { Component, type ReactNode } from 'react';
import { type Fault, toFault } from '../errors/fault.ts';

interface CrashBoundaryProps {
  readonly onCrash: (fault: Fault) => void;
  readonly children: ReactNode;
}

/** Catches what a component throws, so that the person sees a sentence and a sane terminal, not a stack trace. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(thrown: unknown): void {
    this.props.onCrash(toFault(thrown));
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children;
  }
}
