import { Component, type ErrorInfo, type ReactNode } from 'react';
import { type ErrorData, toErrorData } from '../errors/errors.ts';

interface CrashBoundaryProps {
  /** `trace` is the stack, which goes into the crash report and not on the screen. */
  readonly onCrash: (error: ErrorData, trace: string) => void;
  readonly children: ReactNode;
}

/** Catches errors that components throw, so that the wizard ends with a sentence instead of a stack trace. */
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
