import os
import sys
sys.path.append(os.curdir)
from pelicanconf import *

SITEURL = 'https://courier.example'
RELATIVE_URLS = False
