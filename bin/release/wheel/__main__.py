import sys

from mistral_onboard import main

sys.exit(main())
