// Replaces optional packages: loading one fails as if it were not installed.
throw Object.assign(new Error('Not included'), { code: 'MODULE_NOT_FOUND' });
