import { Component, type ErrorInfo, type ReactNode } from 'react';
import { type ErrorData, toErrorData } from '../errors/errors.ts';

interface CrashBoundaryProps {
  /** `trace` is the location in the program, for the report and not for the screen. */
  readonly onCrash: (error: ErrorData, trace: string) => void;
  readonly children: ReactNode;
}

/**
 * Catches what a component throws, so that the person sees a sentence and a restored terminal instead of a stack trace.
 */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(thrown: unknown, { componentStack }: ErrorInfo): void {
    this.props.onCrash(toErrorData(thrown), `${traceOf(thrown)}\n${componentStack ?? ''}`);
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children;
  }
}

/** Returns the stack of a thrown value, if it has one. */
export function traceOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? '') : '';
}
